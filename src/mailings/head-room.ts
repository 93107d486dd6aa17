import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Transactions } from '../database/transactions.js';
import { LATE_SECONDS, Lateness } from '../queues/lateness.js';
import { FleetResponseTimes } from '../telemetry/fleet-response-times.js';

const COMMITS_KEPT = 3;

/** Whether there is room for work that can wait: how donors are served, whether receipts are late, and how the database is doing. */
@Injectable()
export class HeadRoom {
  readonly #commitsMs: number[] = [];

  constructor(
    private readonly responses: FleetResponseTimes,
    private readonly lateness: Lateness,
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** What there is no room for, in words for people; null where there is room. */
  async pressure(): Promise<string | null> {
    const [p95, late, database] = await Promise.all([this.responses.p95(), this.lateness.seconds(), this.#database()]);
    if (p95 !== null && p95 > this.config.mail.slowAnswerMs) return `donors wait: 95 of 100 answers take up to ${p95} ms`;
    if (late > LATE_SECONDS) return `receipts wait: the oldest for ${late.toFixed(1)} s`;
    return database;
  }

  async #database(): Promise<string | null> {
    const began = performance.now();
    const load = await this.transactions.run('platform', (tx) =>
      // With an id of its own the transaction commits as one that has written: to disk, and to whoever must confirm it.
      tx.row<{ active: number; most: number }>(
        `SELECT freshet_active_connections() AS active, current_setting('max_connections')::integer AS most FROM pg_current_xact_id()`,
      ),
    );
    this.#commitsMs.unshift(performance.now() - began);
    this.#commitsMs.length = Math.min(this.#commitsMs.length, COMMITS_KEPT);
    const commitMs = this.#commitsMs.toSorted((a, b) => a - b)[this.#commitsMs.length >> 1] ?? 0;
    if (load !== null && load.active > (load.most * this.config.mail.busyPercent) / 100) return `the database is busy: ${load.active} of ${load.most} connections are at work`;
    return commitMs > this.config.mail.slowCommitMs ? `the database is slow: a commit takes ${Math.round(commitMs)} ms` : null;
  }
}
