import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { AllotMatch } from '../../../matches/allot-match.js';
import { CloseMatch } from '../../../matches/close-match.js';
import { EditMatch } from '../../../matches/edit-match.js';
import { ReopenMatch } from '../../../matches/reopen-match.js';
import type { MatchClosingShown, MatchFolderShown } from '../../contract/matches.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked } from '../asked.js';
import { PledgeDesk } from './pledge-desk.js';
import { matchDraft, PLEDGERS, poolWish } from './pledge-schemas.js';

/** One match: what is left of it, and all that can be done to it. */
@ConsoleApi('matches/:id')
export class MatchController {
  constructor(
    private readonly pledges: PledgeDesk,
    private readonly edit: EditMatch,
    private readonly close: CloseMatch,
    private readonly reopen: ReopenMatch,
    private readonly allot: AllotMatch,
  ) {}

  @Get()
  async show(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<MatchFolderShown> {
    return this.pledges.showMatch(session, await this.pledges.match(session, id));
  }

  @Put()
  @HttpCode(204)
  @DoneBy(...PLEDGERS)
  async change(@Param('id') id: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const draft = asked(matchDraft, body);
    await this.edit.run(await this.pledges.match(session, id), draft, actorOf(session));
  }

  /** The pool alone: what somebody else has written of the rest meanwhile stays. */
  @Put('pool')
  @HttpCode(204)
  @DoneBy(...PLEDGERS)
  async changePool(@Param('id') id: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { pool } = asked(poolWish, body);
    const match = await this.pledges.match(session, id);
    const { sponsor, tag, opensAt, closesAt, percent, mostPerGift } = match;
    await this.edit.run(match, { sponsor, tag, opensAt, closesAt, percent, mostPerGift, pool }, actorOf(session));
  }

  /** What is allotted at this very moment: gifts that nobody has allotted to yet are taken in first. */
  @Get('closing')
  @DoneBy(...PLEDGERS)
  async closing(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<MatchClosingShown> {
    await this.allot.run(await this.pledges.match(session, id));
    const { match } = await this.pledges.showMatch(session, await this.pledges.match(session, id));
    return { match, readAt: new Date().toISOString() };
  }

  @Post('closing')
  @HttpCode(204)
  @DoneBy(...PLEDGERS)
  async end(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<void> {
    await this.close.run(await this.pledges.match(session, id), actorOf(session));
  }

  @Post('reopening')
  @HttpCode(204)
  @DoneBy(...PLEDGERS)
  async openAgain(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<void> {
    await this.reopen.run(await this.pledges.match(session, id), actorOf(session));
  }
}
