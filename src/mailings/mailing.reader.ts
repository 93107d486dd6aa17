import { Injectable } from '@nestjs/common';
import type { Scope } from '../database/scope.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { DonorId, MailingId } from '../shared/ids.js';
import { progressSql, selectMailings } from './mailing.sql.js';
import type { Mailing, MessageState, Progress } from './mailing.js';
import { MailingNotFound } from './mailings.errors.js';

/** One person's copy and what became of it. */
export interface MessageRow {
  readonly position: number;
  readonly donorId: DonorId;
  readonly address: string;
  readonly state: MessageState;
  readonly attempts: number;
  readonly reason: string | null;
  readonly endedAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly complainedAt: Date | null;
}

/** A mailing of the list and how far it is. */
export interface ListedMailing {
  readonly mailing: Mailing;
  readonly progress: Progress;
}

/** All reads of mailings; every one within a scope. */
@Injectable()
export class MailingReader {
  constructor(private readonly transactions: Transactions) {}

  find(scope: Scope, id: MailingId): Promise<Mailing | null> {
    return this.transactions.run(scope, (tx) => tx.row<Mailing>(`${selectMailings('with bodies')} WHERE mailing.id = $1`, [id]));
  }

  /** @throws MailingNotFound */
  async get(scope: Scope, id: MailingId): Promise<Mailing> {
    const mailing = await this.find(scope, id);
    if (mailing === null) throw new MailingNotFound();
    return mailing;
  }

  /** The latest first, without their bodies; those before `before`, which are older. */
  list(scope: Scope, limit: number, before: MailingId | null = null): Promise<ListedMailing[]> {
    return this.transactions.run(scope, async (tx) => {
      const where = before === null ? '' : 'WHERE mailing.id < $2';
      const mailings = await tx.rows<Mailing>(`${selectMailings('without bodies')} ${where} ORDER BY mailing.id DESC LIMIT $1`, before === null ? [limit] : [limit, before]);
      const listed: ListedMailing[] = [];
      for (const mailing of mailings) listed.push({ mailing, progress: await countMessages(tx, mailing.id) });
      return listed;
    });
  }

  /** What mailings are called, the latest first. */
  listSubjects(scope: Scope, limit: number): Promise<{ readonly id: MailingId; readonly subject: string }[]> {
    return this.transactions.run(scope, (tx) => tx.rows(`SELECT id, subject FROM mailings ORDER BY id DESC LIMIT $1`, [limit]));
  }

  progress(scope: Scope, id: MailingId): Promise<Progress> {
    return this.transactions.run(scope, (tx) => countMessages(tx, id));
  }

  /** Messages behind position `after`, of one state where one is named. */
  listMessages(scope: Scope, id: MailingId, { after, limit, state }: { after: number; limit: number; state?: MessageState | undefined }): Promise<MessageRow[]> {
    return this.transactions.run(scope, (tx) =>
      tx.rows<MessageRow>(
        `SELECT position, donor_id AS "donorId", address, state, attempts, reason, ended_at AS "endedAt", bounced_at AS "bouncedAt", complained_at AS "complainedAt"
         FROM messages WHERE mailing_id = $1 AND position > $2 AND ($4::text IS NULL OR state = $4) ORDER BY position LIMIT $3`,
        [id, after, limit, state ?? null],
      ),
    );
  }
}

async function countMessages(tx: Transaction, id: MailingId): Promise<Progress> {
  return (await tx.row<Progress>(progressSql, [id])) as Progress;
}
