import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { JobQueues } from '../queues/job-queues.js';
import { Clock } from '../shared/clock.js';
import type { BatchKey } from './batch-ledger.js';
import { SendMailingBatch } from './jobs/send-batch.definition.js';

/** Batches that wait in the queue or are being worked on, at most: enough for many workers, and few enough to pause at once. */
const MOST_GIVEN_OUT = 60;

/** How long a batch is its job's. A job that is lost, with its queue or its worker, costs this wait and nothing else. */
const GIVEN_MS = 120_000;

/**
 * Gives due batches to the queue, a handful at a time: Postgres holds what is to be sent, the queue only what is sent
 * next. So a mailing that is paused stops at once, and a queue that is emptied has lost nothing.
 */
@Injectable()
export class GiveOutBatches {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: JobQueues,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const counts = await this.queues.get('email').getJobCounts('waiting', 'prioritized', 'active');
    const free = MOST_GIVEN_OUT - Object.values(counts).reduce((sum, count) => sum + count, 0);
    return free > 0 ? this.#giveOut(free) : 0;
  }

  async #giveOut(most: number): Promise<number> {
    const now = this.clock.now();
    const batches = await this.transactions.run('platform', (tx) => tx.rows<BatchKey>(takeDueSql, [now, new Date(now.getTime() + GIVEN_MS), most]));
    const payloads = batches.map((batch) => ({ ...batch, givenAt: now.getTime() }));
    await this.queues.addAll(payloads.map((payload) => ({ definition: SendMailingBatch, id: SendMailingBatch.id(payload), payload })));
    return batches.length;
  }
}

const takeDueSql = `
  UPDATE mailing_batches AS batch SET given_until = $2
  FROM (
    SELECT due.mailing_id, due.number FROM mailings AS mailing JOIN mailing_batches AS due ON due.mailing_id = mailing.id
    WHERE mailing.status = 'sending' AND mailing.paused_at IS NULL AND due.due_at <= $1 AND (due.given_until IS NULL OR due.given_until <= $1)
    ORDER BY due.mailing_id, due.number LIMIT $3 FOR UPDATE OF due SKIP LOCKED
  ) AS taken
  WHERE batch.mailing_id = taken.mailing_id AND batch.number = taken.number
  RETURNING batch.organisation_id AS "organisationId", batch.mailing_id AS "mailingId", batch.number`;
