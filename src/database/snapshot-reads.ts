import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { isOutage } from './outage.js';
import type { Scope } from './scope.js';
import type { Snapshot } from './snapshot.js';
import type { ReadLimits, SnapshotPool } from './snapshot-pool.js';

/** How long a replica that is behind is waited for, and how often it is asked, in milliseconds. */
const CATCH_UP_MS = 3_000;
const ASK_MS = 50;

/** Where a snapshot was read. */
export interface SnapshotOrigin {
  readonly database: 'replica' | 'primary';
  /** Why it was not the replica; null where it was, or where there is none. */
  readonly reason: string | null;
  /** Everything committed before is in it. */
  readonly asOf: Date;
}

export type SnapshotWork<T> = (snapshot: Snapshot, origin: SnapshotOrigin) => Promise<T>;

const PRIMARY_SQL = `SELECT clock_timestamp() AS at, pg_current_wal_insert_lsn()::text AS lsn`;

const REACHED_SQL = `
  SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS "hasReached",
         ceil(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()))::integer AS "secondsBehind"
  WHERE pg_is_in_recovery()`;

/** Reads that take long: of the replica, where there is one that has come to where the primary is now; else of the primary. */
export class SnapshotReads {
  /** `replica`: null where there is none. */
  constructor(
    private readonly primary: SnapshotPool,
    private readonly replica: SnapshotPool | null,
  ) {}

  /** `work` is run anew on the primary where the replica breaks off in the middle. */
  async read<T>(scope: Scope, limits: ReadLimits, work: SnapshotWork<T>): Promise<T> {
    if (this.replica === null) return this.#readPrimary(scope, limits, work, null);
    const [now] = await this.primary.ask<{ at: Date; lsn: string }>(PRIMARY_SQL);
    if (now === undefined) throw new Error('the database told no position');
    const reason = await this.#whyNotReplica(this.replica, now.lsn, limits.signal);
    if (reason !== null) return this.#readPrimary(scope, limits, work, reason);
    try {
      return await this.replica.read(scope, limits, (snapshot) => work(snapshot, { database: 'replica', reason: null, asOf: now.at }));
    } catch (error) {
      limits.signal?.throwIfAborted();
      const broken = breakOf(error);
      if (broken === null) throw error;
      return this.#readPrimary(scope, limits, work, broken);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.primary.close(), this.replica?.close()]);
  }

  #readPrimary<T>(scope: Scope, limits: ReadLimits, work: SnapshotWork<T>, reason: string | null): Promise<T> {
    return this.primary.read(scope, limits, async (snapshot) => {
      // Older than the snapshot by a moment at most, never younger.
      const [started] = await snapshot.rows<{ at: Date }>(`SELECT now() AS at`);
      return work(snapshot, { database: 'primary', reason, asOf: started?.at ?? new Date() });
    });
  }

  async #whyNotReplica(replica: SnapshotPool, lsn: string, signal: AbortSignal | undefined): Promise<string | null> {
    const deadline = performance.now() + CATCH_UP_MS;
    try {
      for (;;) {
        const [position] = await replica.ask<{ hasReached: boolean | null; secondsBehind: number | null }>(REACHED_SQL, [lsn]);
        if (position === undefined) return 'the server named as the replica is none';
        if (position.hasReached === true) return null;
        if (performance.now() > deadline) return `the replica was ${Math.max(1, position.secondsBehind ?? 1)} s behind`;
        await pause(ASK_MS, undefined, { signal });
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!isOutage(error)) throw error;
      return 'the replica could not be reached';
    }
  }
}

/** Why a replica that answered did not do so to the end; null where that was not its doing. */
function breakOf(error: unknown): string | null {
  const { code, message = '' } = error as { code?: string; message?: string };
  if (code === '40001' || /conflict with recovery/.test(message)) return 'the replica had to apply changes to what was being read';
  return isOutage(error) && code !== '57014' ? 'the replica was lost' : null;
}
