import { Get, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PageWish } from '../../../database/listing.js';
import { AuditStanding } from '../../../organisations/audit-standing.js';
import { AuditReader, type AuditedAct, type AuditFilter } from '../../../organisations/audit.reader.js';
import type { PageShown } from '../../contract/common.js';
import type { AuditRowShown, SealStandingShown } from '../../contract/engine.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, instant, listWish, searchText, slugText } from '../asked.js';
import type { CsvColumn } from '../csv.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';

const auditWish = z.strictObject({
  ...listWish(['happenedAt']),
  ...{ action: searchText.optional(), actor: searchText.optional(), subject: searchText.optional(), from: instant.optional(), until: instant.optional() },
});

const ofWhom = z.strictObject({ organisation: slugText.optional() });

type AuditWish = z.output<typeof auditWish>;

const STRIDE = 1_000;

const COLUMNS: Readonly<Record<string, CsvColumn<AuditedAct>>> = {
  happenedAt: { title: 'Time (UTC)', of: ({ happenedAt }) => happenedAt.toISOString() },
  actor: { title: 'Who', of: ({ actorName, actor }) => actorName ?? actor },
  actorId: { title: 'Who, by id', of: ({ actor }) => actor },
  organisation: { title: 'Organisation', of: ({ organisation }) => organisation ?? '' },
  action: { title: 'Act', of: ({ action }) => action },
  subject: { title: 'Of what', of: ({ subject }) => subject },
  detail: { title: 'Detail', of: ({ detail }) => JSON.stringify(detail) },
  id: { title: 'Entry', of: ({ id }) => id },
  position: { title: 'Sealed as', of: ({ position }) => position ?? '' },
  seal: { title: 'Seal', of: ({ seal }) => seal ?? '' },
};

/** Who did what: all of it for people of the platform, their organisation's for its admins. */
@ConsoleApi('audit', 'engineer', 'customer_success', 'client_admin')
export class AuditController {
  constructor(
    private readonly desk: Desk,
    private readonly audit: AuditReader,
    private readonly standing: AuditStanding,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<AuditRowShown>> {
    const wish = asked(auditWish, query);
    return pageOf(wish, 'descending', shownAs(await this.#read(session, wish), show));
  }

  @Get('standing')
  async seals(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<SealStandingShown> {
    const { organisationId } = await this.#filter(session, asked(ofWhom, query));
    const { sealedAt, checkedAt, unchecked, entries, faults } = await this.standing.read(organisationId ?? null);
    return { entries: Number(entries), sealedAt: sealedAt?.toISOString() ?? null, checkedAt: unchecked > 0 ? null : (checkedAt?.toISOString() ?? null), faults };
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(auditWish, query);
    return fileOf(reply, { name: 'audit-log', columns: COLUMNS, stride: STRIDE }, wish, 'descending', await this.#read(session, wish));
  }

  async #read(session: ConsoleSession, wish: AuditWish) {
    const [scope, filter] = [this.desk.scopeOf(session), await this.#filter(session, wish)];
    return (page: PageWish) => this.audit.list(scope, filter, wish.sort, page);
  }

  async #filter(session: ConsoleSession, { organisation, action, actor, subject, from, until, search }: Partial<AuditWish>): Promise<AuditFilter> {
    const wanted = { from, until, search, action: action || undefined, actor: actor || undefined, subject: subject || undefined };
    // People of the platform who name none see all of it.
    if (organisation === undefined && session.staff.organisationId === null) return wanted;
    return { ...wanted, organisationId: (await this.desk.organisation(session, organisation)).id };
  }
}

function show({ happenedAt, ...act }: AuditedAct): AuditRowShown {
  return { ...act, happenedAt: happenedAt.toISOString() };
}
