import { Body, Get, HttpCode, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { everyPage } from '../../../database/every-page.js';
import { CreateMatch } from '../../../matches/create-match.js';
import { MATCH_STATES } from '../../../matches/match.js';
import { StaffMatchReader } from '../../../matches/staff-match.reader.js';
import { Clock } from '../../../shared/clock.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { MatchesShown } from '../../contract/matches.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, listWish, pageWish, slugText, withCursor, writeCursor } from '../asked.js';
import { csvLines } from '../csv.js';
import { Desk } from '../desk.js';
import { MATCH_CSV } from './pledge-columns.js';
import { newMatch, PLEDGERS } from './pledge-schemas.js';
import { showMatch } from './shown-pledges.js';

const matchesWish = z.strictObject({
  ...listWish(['createdAt', 'sponsor', 'pool', 'allotted', 'left', 'gifts', 'opensAt', 'closesAt']),
  ...{ state: z.enum(MATCH_STATES).optional(), givingDay: slugText.optional(), campaign: slugText.optional() },
});

type MatchesWish = z.output<typeof matchesWish>;

/** Rows that an export reads at once. */
const STRIDE = 500;

/** What sponsors add to gifts, and the way to enter such a promise. */
@ConsoleApi('matches')
export class MatchListController {
  constructor(
    private readonly desk: Desk,
    private readonly matches: StaffMatchReader,
    private readonly create: CreateMatch,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<MatchesShown> {
    const wish = asked(matchesWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    const now = this.clock.now();
    const { rows, next } = await withCursor(this.#read(id, wish, wish.limit, now));
    return { rows: rows.map((match) => showMatch(match, now)), next: writeCursor(next) };
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(matchesWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    void reply.headers({ 'content-disposition': `attachment; filename="matches-${slug}.csv"`, 'cache-control': 'no-store' });
    const now = this.clock.now();
    const pages = everyPage(wish.cursor ?? null, async (cursor) => {
      const { rows, next } = await this.#read(id, { ...wish, cursor: cursor ?? undefined }, STRIDE, now);
      return { rows: rows.map((match) => showMatch(match, now)), next };
    });
    return new StreamableFile(Readable.from(csvLines(MATCH_CSV, wish.columns, pages)), { type: 'text/csv; charset=utf-8' });
  }

  @Post()
  @HttpCode(201)
  @DoneBy(...PLEDGERS)
  async make(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<{ id: string }> {
    const { organisation, key, givingDay, campaign, designation, currency, ...draft } = asked(newMatch, body);
    const { id } = await this.desk.organisation(session, organisation);
    const actor = actorOf(session);
    const made = await this.create.run(id, { givingDay, campaign, designation, currency }, draft, { actor, key: `console:${actor}:${key}` });
    return { id: made.id };
  }

  #read(organisationId: OrganisationId, wish: MatchesWish, limit: number, now: Date) {
    return this.matches.list(organisationId, wish, wish.sort, { ...pageWish(wish, wish.sort === 'sponsor' ? 'ascending' : 'descending'), limit }, now);
  }
}
