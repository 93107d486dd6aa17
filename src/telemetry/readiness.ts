import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { ReplicaReads } from '../database/replica-reads.js';
import { isFull } from '../redis/is-full.js';
import { CACHE_REDIS, QUEUE_PROBE } from '../redis/redis.tokens.js';
import { Metrics } from './metrics.js';

/** `full`: it answers, and takes nothing more. */
export type DependencyState = 'up' | 'full' | 'down';

export interface ReadinessReport {
  /** Donations can be taken: the database answers. Without either Redis pages are still served and gifts still booked. */
  readonly ready: boolean;
  /** Jobs can be added and worked off: the queue's Redis takes writes. While it does not, jobs wait in the outbox. */
  readonly queuesReady: boolean;
  readonly dependencies: Readonly<Record<'database' | 'cache' | 'queue', DependencyState> & { replica?: DependencyState }>;
  /** Seconds the replica is behind the primary; null where it is out of reach. Only where there is one. */
  readonly replicaLagSeconds?: number | null;
}

const PATIENCE_MS = 2_000;

/** Gone after a while, so that it takes nobody's place. */
const PROBE = ['freshet:probe', '1', 'EX', 60] as const;

/** Whether this process can do its work, and which of the things it leans on answer. */
@Injectable()
export class Readiness {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CACHE_REDIS) private readonly cache: Redis,
    @Inject(QUEUE_PROBE) private readonly queue: Redis,
    private readonly metrics: Metrics,
    @Optional() private readonly replica?: ReplicaReads,
  ) {}

  async check(): Promise<ReadinessReport> {
    const [database, cache, queue] = await Promise.all([
      stateOf(this.dataSource.query('SELECT 1')),
      stateOf(this.cache.ping()),
      // A write: a Redis that is full answers PING as if nothing were amiss.
      stateOf(this.queue.set(...PROBE)),
    ]);
    const replica = await this.#replica();
    const dependencies = { database, cache, queue, ...replica.state };
    for (const [dependency, state] of Object.entries(dependencies)) this.metrics.dependencyUp.set({ dependency }, state === 'up' ? 1 : 0);
    return { ready: database === 'up', queuesReady: queue === 'up', dependencies, ...replica.lag };
  }

  /** Nothing is said of a replica where there is none; the primary answers whatever one that is down would have. */
  async #replica(): Promise<{ state: { replica?: DependencyState }; lag: { replicaLagSeconds?: number | null } }> {
    if (this.replica === undefined || !this.replica.isConfigured) return { state: {}, lag: {} };
    const replicaLagSeconds = await this.replica.lagSeconds();
    if (replicaLagSeconds !== null) this.metrics.replicaLag.set({ server: 'replica' }, replicaLagSeconds);
    return { state: { replica: replicaLagSeconds === null ? 'down' : 'up' }, lag: { replicaLagSeconds } };
  }
}

async function stateOf(probe: Promise<unknown>): Promise<DependencyState> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<DependencyState>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, 'down');
  });
  const answered = probe.then((): DependencyState => 'up', (error: unknown): DependencyState => (isFull(error) ? 'full' : 'down'));
  return Promise.race([answered, tooLate]).finally(() => clearTimeout(timer));
}
