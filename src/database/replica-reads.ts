import { setTimeout as pause } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import type { Log } from '../shared/log.js';
import { reasonOf } from '../shared/log.js';
import type { ReplicaConnection } from './replica-connection.js';
import { isOutage } from './outage.js';
import type { Scope } from './scope.js';
import type { Transaction } from './transaction.js';

/** How long a replica that is nearly there is waited for, and how often it is asked, in milliseconds. */
const CATCH_UP_MS = 15;
const ASK_MS = 3;

/** How long a replica that is behind, or out of reach, is left alone, in milliseconds; doubled each time it is out of reach. */
const BEHIND_REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;

export type ReplicaOutcome = 'used' | 'behind' | 'unreachable' | 'resting';

/** Reads that may come from the replica, if it has come far enough; whoever is told null asks the primary. */
export class ReplicaReads {
  /** What became of the reads that were offered to the replica. */
  readonly counts: Record<ReplicaOutcome, number> = { used: 0, behind: 0, unreachable: 0, resting: 0 };
  #restUntil = -Infinity;
  #restMs = BEHIND_REST_MS;
  #isLost = false;

  /** `connection`: null where there is no replica. */
  constructor(
    private readonly connection: ReplicaConnection | null,
    private readonly log: Log,
  ) {}

  get isConfigured(): boolean {
    return this.connection !== null;
  }

  /** Whether it is worth asking the primary for its position. */
  get isWorthAsking(): boolean {
    if (this.connection === null) return false;
    const isAwake = performance.now() >= this.#restUntil;
    if (!isAwake) this.counts.resting += 1;
    return isAwake;
  }

  /**
   * What `work` answers on the replica, in a read-only transaction that sees one snapshot, with everything that the
   * primary had at `lsn`; null where the replica cannot be had so. Faults of `work` itself are thrown.
   */
  async since<T>(lsn: string, scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<{ readonly answer: T } | null> {
    const { connection } = this;
    if (connection === null) return null;
    try {
      if (!(await this.#hasReached(connection, lsn))) return this.#leave('behind', BEHIND_REST_MS);
      const answer = await connection.read(scope, work);
      this.#found();
      return { answer };
    } catch (error) {
      if (isConflict(error)) return this.#leave('behind', 0);
      if (!isOutage(error)) throw error;
      return this.#lose(error);
    }
  }

  /** Seconds that the replica is behind; null where it is out of reach or is none. */
  async lagSeconds(): Promise<number | null> {
    return this.connection === null ? null : this.connection.lagSeconds().catch(() => null);
  }

  /** Asked before the transaction begins: within it, its snapshot would be older than the answer. */
  async #hasReached(connection: ReplicaConnection, lsn: string): Promise<boolean> {
    const deadline = performance.now() + CATCH_UP_MS;
    while (!(await connection.hasReached(lsn))) {
      if (performance.now() > deadline) return false;
      await pause(ASK_MS);
    }
    return true;
  }

  #leave(outcome: ReplicaOutcome, restMs: number): null {
    this.counts[outcome] += 1;
    this.#restUntil = performance.now() + restMs;
    return null;
  }

  #lose(error: unknown): null {
    if (!this.#isLost) this.log.warn({ reason: reasonOf(error) }, 'replica lost: reading from the primary');
    this.#restMs = this.#isLost ? Math.min(this.#restMs * 2, LONGEST_REST_MS) : BEHIND_REST_MS;
    this.#isLost = true;
    return this.#leave('unreachable', this.#restMs);
  }

  #found(): void {
    this.counts.used += 1;
    if (this.#isLost) this.log.info({}, 'replica back');
    this.#isLost = false;
  }
}

/** The replica had to apply something that a reader of it still needed: it is well, and the primary answers meanwhile. */
function isConflict(error: unknown): boolean {
  return (error as { code?: unknown }).code === '40001';
}
