import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { Clock } from '../shared/clock.js';
import type { ChallengeId, OrganisationId } from '../shared/ids.js';
import type { ChallengeKind } from './challenge.js';
import { countGiftsSql, lockChallengeSql, noteMetSql } from './count-challenge.sql.js';

export interface OwnedChallenge {
  readonly id: ChallengeId;
  readonly organisationId: OrganisationId;
}

interface Counted {
  readonly sponsor: string;
  readonly reward: string;
  readonly rewardAmount: string | null;
  readonly currency: string;
  readonly kind: ChallengeKind;
  readonly threshold: string;
  readonly progress: string;
  readonly metAt: Date | null;
}

/**
 * Counts for a challenge what was given and taken back since it last ran. Where its threshold is reached that is noted, once
 * and for good, and told of by whoever noted it.
 */
@Injectable()
export class CountChallenge {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  run(challenge: OwnedChallenge): Promise<void> {
    return this.transactions.run({ organisationId: challenge.organisationId }, (tx) => this.runIn(tx, challenge));
  }

  /** The challenge is locked until the transaction ends. */
  async runIn(tx: Transaction, { id, organisationId }: OwnedChallenge): Promise<void> {
    if ((await tx.row(lockChallengeSql, [id])) === null) return;
    const counted = await tx.row<Counted>(countGiftsSql, [id]);
    if (counted === null || counted.metAt !== null || BigInt(counted.progress) < BigInt(counted.threshold)) return;
    await tx.rows(noteMetSql, [id, this.clock.now()]);
    const { sponsor, reward, rewardAmount, currency, kind, threshold, progress } = counted;
    await this.events.add(tx, organisationId, 'challenge.met', {
      ...{ challenge: id, sponsor, reward, rewardAmount: rewardAmount === null ? null : Number(rewardAmount), currency, kind },
      ...{ threshold: Number(threshold), progress: Number(progress) },
    });
  }
}
