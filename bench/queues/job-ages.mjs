import { setTimeout as pause } from 'node:timers/promises';
import { QueueEvents } from 'bullmq';
import { query } from '../../bin/services/postgres-query.mjs';

const PATIENCE_MS = 120_000;

/** How old transactional jobs are, from the commit of what causes them to the moment that work on them begins. */
export class JobAges {
  #begun = new Map();

  static async listen({ env, databaseUrl }) {
    const ages = new JobAges();
    ages.databaseUrl = databaseUrl;
    ages.events = new QueueEvents('transactional', {
      connection: { url: env.REDIS_QUEUE_URL },
      prefix: 'freshet',
    });
    // Dated by Redis, whose clock is the machine's, as that of the database is.
    ages.events.on('active', ({ jobId }, id) => {
      if (!ages.#begun.has(jobId)) ages.#begun.set(jobId, Number(id.split('-')[0]));
    });
    await ages.events.waitUntilReady();
    return ages;
  }

  async now() {
    return (await query(this.databaseUrl, 'SELECT clock_timestamp() AS now')).rows[0].now;
  }

  /**
   * Milliseconds of all jobs that were committed in between, in ascending order, until work on them began (`begun`) and until
   * the relay took them to their queue (`taken`); waits for those that have not begun.
   */
  async between(from, to) {
    const rows = await this.#committed(from, to);
    const deadline = performance.now() + PATIENCE_MS;
    while (rows.some((row) => !this.#begun.has(row.job_id))) {
      if (performance.now() > deadline) throw new Error('a transactional job never began');
      await pause(100);
    }
    const taken = await this.#committed(from, to);
    return {
      begun: inOrder(rows.map((row) => this.#begun.get(row.job_id) - row.committed)),
      taken: inOrder(taken.map((row) => row.taken - row.committed)),
    };
  }

  async #committed(from, to) {
    const { rows } = await query(
      this.databaseUrl,
      `SELECT job_id, extract(epoch FROM created_at)::float * 1000 AS committed, extract(epoch FROM relayed_at)::float * 1000 AS taken FROM outbox
       WHERE job IN ('send-receipt', 'send-letter') AND created_at BETWEEN $1 AND $2`,
      [from, to],
    );
    return rows;
  }

  end() {
    return this.events.close();
  }
}

const inOrder = (values) => values.toSorted((a, b) => a - b);

/** The age that so many of a hundred do not exceed. */
export const percentile = (sorted, percent) =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
