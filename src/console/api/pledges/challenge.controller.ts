import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { CloseChallenge } from '../../../matches/close-challenge.js';
import { CountChallenge } from '../../../matches/count-challenge.js';
import { EditChallenge } from '../../../matches/edit-challenge.js';
import type { ChallengeClosingShown, ChallengeFolderShown } from '../../contract/matches.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked } from '../asked.js';
import { PledgeDesk } from './pledge-desk.js';
import { challengeDraft, PLEDGERS } from './pledge-schemas.js';

/** One challenge: how far it is, and all that can be done to it. */
@ConsoleApi('challenges/:id')
export class ChallengeController {
  constructor(
    private readonly pledges: PledgeDesk,
    private readonly edit: EditChallenge,
    private readonly close: CloseChallenge,
    private readonly count: CountChallenge,
  ) {}

  @Get()
  async show(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<ChallengeFolderShown> {
    return this.pledges.showChallenge(session, await this.pledges.challenge(session, id));
  }

  @Put()
  @HttpCode(204)
  @DoneBy(...PLEDGERS)
  async change(@Param('id') id: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const draft = asked(challengeDraft, body);
    await this.edit.run(await this.pledges.challenge(session, id), draft, actorOf(session));
  }

  /** How far it is at this very moment: gifts that nobody has counted yet are taken in first, and may meet it. */
  @Get('closing')
  @DoneBy(...PLEDGERS)
  async closing(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<ChallengeClosingShown> {
    await this.count.run(await this.pledges.challenge(session, id));
    const { challenge } = await this.pledges.showChallenge(session, await this.pledges.challenge(session, id));
    return { challenge, readAt: new Date().toISOString() };
  }

  @Post('closing')
  @HttpCode(204)
  @DoneBy(...PLEDGERS)
  async end(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<void> {
    await this.close.run(await this.pledges.challenge(session, id), actorOf(session));
  }
}
