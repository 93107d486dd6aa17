import { Body, Get, HttpCode, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CHALLENGE_KINDS, CHALLENGE_STATES } from '../../../matches/challenge.js';
import { CreateChallenge } from '../../../matches/create-challenge.js';
import { StaffChallengeReader } from '../../../matches/staff-challenge.reader.js';
import { Clock } from '../../../shared/clock.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { ChallengesShown } from '../../contract/matches.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, listWish, slugText } from '../asked.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { CHALLENGE_CSV } from './pledge-columns.js';
import { newChallenge, PLEDGERS } from './pledge-schemas.js';
import { showChallenge } from './shown-pledges.js';

const challengesWish = z.strictObject({
  ...listWish(['createdAt', 'sponsor', 'reached', 'rewardAmount', 'opensAt', 'closesAt']),
  ...{ state: z.enum(CHALLENGE_STATES).optional(), kind: z.enum(CHALLENGE_KINDS).optional(), givingDay: slugText.optional(), campaign: slugText.optional() },
});

type ChallengesWish = z.output<typeof challengesWish>;

/** What sponsors give once enough has come in, and the way to enter such a promise. */
@ConsoleApi('challenges')
export class ChallengeListController {
  constructor(
    private readonly desk: Desk,
    private readonly challenges: StaffChallengeReader,
    private readonly create: CreateChallenge,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<ChallengesShown> {
    const wish = asked(challengesWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    return pageOf(wish, usualOrder(wish), this.#read(id, wish));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(challengesWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    return fileOf(reply, { name: `challenges-${slug}`, columns: CHALLENGE_CSV }, wish, usualOrder(wish), this.#read(id, wish));
  }

  @Post()
  @HttpCode(201)
  @DoneBy(...PLEDGERS)
  async make(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<{ id: string }> {
    const { organisation, key, givingDay, campaign, designation, currency, ...draft } = asked(newChallenge, body);
    const { id } = await this.desk.organisation(session, organisation);
    const actor = actorOf(session);
    const made = await this.create.run(id, { givingDay, campaign, designation, currency }, draft, { actor, key: `console:${actor}:${key}` });
    return { id: made.id };
  }

  #read(organisationId: OrganisationId, wish: ChallengesWish) {
    const now = this.clock.now();
    return shownAs((page) => this.challenges.list(organisationId, wish, wish.sort, page, now), (challenge) => showChallenge(challenge, now));
  }
}

const usualOrder = ({ sort }: ChallengesWish) => (sort === 'sponsor' ? 'ascending' : 'descending');
