import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { ReplicaReads } from '../database/replica-reads.js';
import { CACHE_REDIS, QUEUE_PROBE } from '../redis/redis.tokens.js';
import { Metrics } from './metrics.js';

export type DependencyState = 'up' | 'down';

export interface ReadinessReport {
  /** Donations can be taken: the database answers. Without either Redis pages are still served and gifts still booked. */
  readonly ready: boolean;
  readonly dependencies: Readonly<Record<'database' | 'cache' | 'queue', DependencyState> & { replica?: DependencyState }>;
  /** Seconds the replica is behind the primary; null where it is out of reach. Only where there is one. */
  readonly replicaLagSeconds?: number | null;
}

const PATIENCE_MS = 2_000;

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
      stateOf(this.queue.ping()),
    ]);
    const replica = await this.#replica();
    const dependencies = { database, cache, queue, ...replica.state };
    for (const [dependency, state] of Object.entries(dependencies)) this.metrics.dependencyUp.set({ dependency }, state === 'up' ? 1 : 0);
    return { ready: database === 'up', dependencies, ...replica.lag };
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
  const answered = probe.then((): DependencyState => 'up', (): DependencyState => 'down');
  return Promise.race([answered, tooLate]).finally(() => clearTimeout(timer));
}
