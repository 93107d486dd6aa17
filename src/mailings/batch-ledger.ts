import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { MailingId, OrganisationId } from '../shared/ids.js';
import { claimSql, countBatchSql, countDueSql, giveUpLostSql, leaveOutSuppressedSql, recordSql } from './batch.sql.js';
import type { MessageState } from './mailing.js';

export interface BatchKey {
  readonly organisationId: OrganisationId;
  readonly mailingId: MailingId;
  readonly number: number;
}

/** A message that is ours to send. */
export interface ClaimedMessage {
  readonly position: number;
  readonly address: string;
  readonly name: string;
  /** This one included. */
  readonly attempts: number;
}

/** What to write down of one message. */
export interface MessageOutcome {
  readonly position: number;
  readonly address: string;
  readonly state: Exclude<MessageState, 'sending' | 'suppressed'>;
  readonly reason: string | null;
  readonly notBefore: Date | null;
  readonly isAddressDead: boolean;
}

/** Until when a claim holds: after that whoever has it must have given up, in milliseconds from the claim. */
export const LEASE_MS = 75_000;

const WITH_WORKER_MS = 60_000;

/** Where it is written who sends which message and what became of it. */
@Injectable()
export class BatchLedger {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Puts a batch in order before it is worked on; answers how many messages are due at each domain. */
  open({ organisationId, mailingId, number }: BatchKey): Promise<Map<string, number>> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const now = this.clock.now();
      await tx.rows(giveUpLostSql, [mailingId, number, now]);
      await tx.rows(leaveOutSuppressedSql, [mailingId, number, now]);
      const due = await tx.rows<{ domain: string; count: number }>(countDueSql, [mailingId, number, now]);
      await this.#count(tx, mailingId, number, new Date(now.getTime() + WITH_WORKER_MS));
      return new Map(due.map(({ domain, count }) => [domain, count]));
    });
  }

  claim({ organisationId, mailingId, number }: BatchKey, attemptId: string, turns: ReadonlyMap<string, number>): Promise<ClaimedMessage[]> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    return this.transactions.run({ organisationId }, (tx) =>
      tx.rows<ClaimedMessage>(claimSql, [mailingId, number, now, attemptId, until, [...turns.keys()], [...turns.values()]]),
    );
  }

  record({ organisationId, mailingId, number }: BatchKey, attemptId: string, outcomes: readonly MessageOutcome[]): Promise<void> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const now = this.clock.now();
      const column = <Name extends keyof MessageOutcome>(name: Name) => outcomes.map((outcome) => outcome[name]);
      await tx.rows(recordSql, [mailingId, attemptId, now, column('position'), column('state'), column('reason'), column('notBefore')]);
      const dead = outcomes.filter(({ isAddressDead }) => isAddressDead).map(({ address, reason }) => ({ address, reason }));
      if (dead.length > 0) await tx.rows(suppressDeadSql, [organisationId, now, JSON.stringify(dead)]);
      await this.#count(tx, mailingId, number, new Date(now.getTime() + WITH_WORKER_MS));
    });
  }

  /** Gives the batch back: it is due again when its messages are. */
  close({ organisationId, mailingId, number }: BatchKey): Promise<void> {
    return this.transactions.run({ organisationId }, (tx) => this.#count(tx, mailingId, number, null));
  }

  async #count(tx: Transaction, mailingId: MailingId, number: number, givenUntil: Date | null): Promise<void> {
    await tx.rows(countBatchSql, [mailingId, number, this.clock.now(), givenUntil]);
  }
}

const suppressDeadSql = `
  INSERT INTO mail_suppressions (organisation_id, address, reason, since, detail)
  SELECT $1, dead.address, 'bounced', $2, dead.reason FROM jsonb_to_recordset($3::jsonb) AS dead (address text, reason text)
  ON CONFLICT (organisation_id, address, list_id) DO UPDATE SET reason = 'bounced', since = EXCLUDED.since, detail = EXCLUDED.detail, lifted_at = NULL
  WHERE mail_suppressions.lifted_at IS NOT NULL`;
