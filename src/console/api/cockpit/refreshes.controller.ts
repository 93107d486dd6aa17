import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { FundraiserReader } from '../../../campaigns/fundraiser.reader.js';
import { CAMPAIGN_FIELDS } from '../../../donations/campaign-figure-list.js';
import { ForcedRefreshes } from '../../../donations/forced-refreshes.js';
import { RequestForcedRefresh } from '../../../donations/request-forced-refresh.js';
import { parseId } from '../../../shared/ids.js';
import type { RefreshShown } from '../../contract/cockpit.js';
import { PageNotFound } from '../../console.errors.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { actorOf } from '../../queues/actor-of.js';
import { ConsoleApi } from '../access.js';
import { asked, slugText } from '../asked.js';
import { Desk } from '../desk.js';

const refreshWish = z.strictObject({ kind: z.enum(['campaign', 'giving_day']), slug: slugText, fields: z.array(z.enum(CAMPAIGN_FIELDS)).min(1).optional() });

const MOST_THINGS = 200;

/** Has figures computed now, for people who cannot wait for the clock, and tells how far that is. */
@ConsoleApi('refreshes', 'customer_success', 'engineer', 'client_admin')
export class RefreshesController {
  constructor(
    private readonly desk: Desk,
    private readonly fundraisers: FundraiserReader,
    private readonly request: RequestForcedRefresh,
    private readonly refreshes: ForcedRefreshes,
  ) {}

  @Post()
  @HttpCode(202)
  async start(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<{ id: string }> {
    const { kind, slug, fields = CAMPAIGN_FIELDS } = asked(refreshWish, body);
    const of = await this.fundraisers.find(this.desk.scopeOf(session), kind, slug);
    if (of === null) throw new PageNotFound();
    return { id: await this.request.run(of, [...new Set(fields)], actorOf(session)) };
  }

  @Get(':id')
  async show(@Param('id') text: string, @CurrentSession() session: ConsoleSession): Promise<RefreshShown> {
    const id = parseId(text);
    const scope = this.desk.scopeOf(session);
    const refresh = id && (await this.refreshes.find(scope, id));
    if (!refresh) throw new PageNotFound();
    const { done, total, failed, requestedAt, finishedAt } = refresh;
    const things = failed === 0 ? [] : await this.refreshes.listThings(scope, refresh.id, MOST_THINGS, 0);
    const failures = things.flatMap(({ title, results }) => results.flatMap(({ field, failure }) => (failure === null ? [] : [{ title, field, failure }])));
    return { id: refresh.id, done, total, failed, requestedAt: requestedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, failures };
  }
}
