import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { Clock } from '../shared/clock.js';
import type { DonationId, MatchId, OrganisationId } from '../shared/ids.js';
import { allotAnewSql, fillSharesSql, listAllottedSql, lockMatchSql, noteExhaustionSql, takeGiftsSql } from './allot-match.sql.js';

export interface OwnedMatch {
  readonly id: MatchId;
  readonly organisationId: OrganisationId;
}

interface Standing {
  readonly pool: string;
  readonly allotted: string;
  readonly wanted: string;
  readonly exhaustedAt: Date | null;
}

/**
 * Allots a match to what was given and taken back since it last ran, in the order in which gifts were booked: what was left
 * of the pool before a gift is what it can have. Any number of processes may run it, as often as they like.
 */
@Injectable()
export class AllotMatch {
  /** So many who have come short are looked at at once. */
  readonly filledAtOnce: number = 1_000;

  constructor(
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Answers what those of `donations` have that have a place, in minor units. */
  run(match: OwnedMatch, donations: readonly DonationId[] = []): Promise<ReadonlyMap<DonationId, number>> {
    return this.transactions.run({ organisationId: match.organisationId }, async (tx) => {
      await this.runIn(tx, match);
      if (donations.length === 0) return new Map();
      const rows = await tx.rows<{ donationId: DonationId; allotted: string }>(listAllottedSql, [match.id, donations]);
      return new Map(rows.map(({ donationId, allotted }) => [donationId, Number(allotted)]));
    });
  }

  /** The match is locked until the transaction ends. */
  async runIn(tx: Transaction, match: OwnedMatch): Promise<void> {
    if ((await tx.row(lockMatchSql, [match.id])) === null) return;
    const taken = await tx.row<Standing & { readonly raised: boolean }>(takeGiftsSql, [match.id]);
    if (taken === null) throw new Error(`match ${match.id} is gone`);
    const standing = taken.raised ? await this.#allotAnew(tx, match) : taken;
    await this.#noteExhaustion(tx, match, await this.#fill(tx, match, standing));
  }

  /** What a refund or a larger pool leaves goes to those who came short, the first first. */
  async #fill(tx: Transaction, { id }: OwnedMatch, standing: Standing): Promise<Standing> {
    let now = standing;
    while (leftOf(now) > 0 && BigInt(now.wanted) > BigInt(now.allotted)) {
      const filled = await tx.row<Standing>(fillSharesSql, [id, leftOf(now).toString(), this.filledAtOnce]);
      if (filled === null || filled.allotted === now.allotted) throw new Error(`the shares of match ${id} are not what it adds up to`);
      now = filled;
    }
    return now;
  }

  async #allotAnew(tx: Transaction, { id }: OwnedMatch): Promise<Standing> {
    const standing = await tx.row<Standing>(allotAnewSql, [id]);
    if (standing === null) throw new Error(`match ${id} is gone`);
    return standing;
  }

  /** Told each time the pool comes to its end, which it may again after a refund or a rise. */
  async #noteExhaustion(tx: Transaction, { id, organisationId }: OwnedMatch, standing: Standing): Promise<void> {
    const isExhausted = leftOf(standing) <= 0;
    if (isExhausted === (standing.exhaustedAt !== null)) return;
    await tx.rows(noteExhaustionSql, [id, isExhausted ? this.clock.now() : null]);
    if (!isExhausted) return;
    const facts = await tx.row<{ sponsor: string; currency: string; gifts: number }>(`SELECT sponsor, currency, gifts FROM matches WHERE id = $1`, [id]);
    await this.events.add(tx, organisationId, 'match.exhausted', { match: id, pool: Number(standing.pool), ...facts });
  }
}

function leftOf({ pool, allotted }: Standing): bigint {
  return BigInt(pool) - BigInt(allotted);
}
