import { Body, Get, HttpCode, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CreateMatch } from '../../../matches/create-match.js';
import { MATCH_STATES } from '../../../matches/match.js';
import { StaffMatchReader } from '../../../matches/staff-match.reader.js';
import { Clock } from '../../../shared/clock.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { MatchesShown } from '../../contract/matches.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, listWish, slugText } from '../asked.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { MATCH_CSV } from './pledge-columns.js';
import { newMatch, PLEDGERS } from './pledge-schemas.js';
import { showMatch } from './shown-pledges.js';

const matchesWish = z.strictObject({
  ...listWish(['createdAt', 'sponsor', 'pool', 'allotted', 'left', 'gifts', 'opensAt', 'closesAt']),
  ...{ state: z.enum(MATCH_STATES).optional(), givingDay: slugText.optional(), campaign: slugText.optional() },
});

type MatchesWish = z.output<typeof matchesWish>;

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
    return pageOf(wish, usualOrder(wish), this.#read(id, wish));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(matchesWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    return fileOf(reply, { name: `matches-${slug}`, columns: MATCH_CSV }, wish, usualOrder(wish), this.#read(id, wish));
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

  #read(organisationId: OrganisationId, wish: MatchesWish) {
    const now = this.clock.now();
    return shownAs((page) => this.matches.list(organisationId, wish, wish.sort, page, now), (match) => showMatch(match, now));
  }
}

const usualOrder = ({ sort }: MatchesWish) => (sort === 'sponsor' ? 'ascending' : 'descending');
