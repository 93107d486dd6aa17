import { Injectable } from '@nestjs/common';
import { PledgeWatchReader } from '../../../matches/pledge-watch.reader.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { Desk } from '../desk.js';
import { PledgeDesk } from '../pledges/pledge-desk.js';
import type { LiveTopic } from './live-part.js';
import type { LiveWish } from './live-wish.js';

export type PledgeWish = Extract<LiveWish, { about: 'match' | 'challenge' | 'pledges' }>;

const ONE_MS = 1_000;
const LIST_MS = 2_000;

/** What there is to be told about matches and challenges. */
@Injectable()
export class PledgeTopics {
  constructor(
    private readonly desk: Desk,
    private readonly pledges: PledgeDesk,
    private readonly watch: PledgeWatchReader,
  ) {}

  /** @throws PageNotFound, MatchNotFound, ChallengeNotFound where there is nothing of the kind for them. */
  async of(session: ConsoleSession, wish: PledgeWish): Promise<LiveTopic> {
    const { role } = session.staff;
    if (wish.about === 'match') {
      const { id } = await this.pledges.match(session, wish.id);
      return [{ name: 'match', key: `${id} ${role}`, everyMs: ONE_MS, read: async () => this.pledges.showMatch(session, await this.pledges.match(session, id)) }];
    }
    if (wish.about === 'challenge') {
      const { id } = await this.pledges.challenge(session, wish.id);
      return [{ name: 'challenge', key: `${id} ${role}`, everyMs: ONE_MS, read: async () => this.pledges.showChallenge(session, await this.pledges.challenge(session, id)) }];
    }
    // Only that something has moved: the page asks for what it shows, sorted and filtered as it is.
    const { id } = await this.desk.organisation(session, wish.organisation);
    return [{ name: 'latest', key: `pledges ${id}`, everyMs: LIST_MS, read: () => this.watch.findStir(id) }];
  }
}
