import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { Log, reasonOf } from '../shared/log.js';
import { AllotMatch, type OwnedMatch } from './allot-match.js';
import { CountChallenge, type OwnedChallenge } from './count-challenge.js';
import { listBehindSql } from './moved-gifts.sql.js';

/** For so long after its end gifts of its time are still being booked. */
const RECENT_MS = 24 * 3_600_000;
/** What goes back of gifts to older ones is looked for so often. */
const OLD_EVERY_MS = 60_000;

/** Allots and counts what nobody has yet: refunds, imports, and gifts whose process died after it had booked them. */
@Injectable()
export class TendPledges {
  #lookedAtOld = 0;
  readonly #log: Log;

  constructor(
    private readonly transactions: Transactions,
    private readonly allot: AllotMatch,
    private readonly count: CountChallenge,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.#log = log.in('matches');
  }

  /** Answers how many it has brought up to date. */
  async run(): Promise<number> {
    const now = this.clock.now().getTime();
    const looksAtOld = now - this.#lookedAtOld >= OLD_EVERY_MS;
    const endedSince = looksAtOld ? new Date(0) : new Date(now - RECENT_MS);
    const [matches, challenges] = await this.transactions.run('platform', async (tx) => [
      await tx.rows<OwnedMatch>(listBehindSql('matches'), [endedSince]),
      await tx.rows<OwnedChallenge>(listBehindSql('challenges'), [endedSince]),
    ] as const);
    let tended = 0;
    for (const match of matches) tended += await this.#try(match.id, () => this.allot.run(match));
    for (const challenge of challenges) tended += await this.#try(challenge.id, () => this.count.run(challenge));
    if (looksAtOld) this.#lookedAtOld = now;
    return tended;
  }

  /** One that fails keeps none of the others waiting. */
  async #try(id: string, work: () => Promise<unknown>): Promise<number> {
    try {
      await work();
      return 1;
    } catch (error) {
      this.#log.error({ id, reason: reasonOf(error) }, 'pledge not brought up to date');
      return 0;
    }
  }
}
