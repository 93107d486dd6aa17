import type { Redis } from 'ioredis';
import { performance } from 'node:perf_hooks';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { Shedding } from '../shared/shedding.js';
import type { FigureMetrics } from './additive/figure-metrics.js';
import { DeltaSender } from './additive/delta-sender.js';
import { FigureBus } from './bus/figure-bus.js';
import { Hearing } from './bus/hearing.js';
import { Horizon } from './bus/horizon.js';
import { ReadMarks } from './cadence/read-marks.js';
import { Breaker } from './redis/breaker.js';
import { FigureHashes } from './redis/figure-hashes.js';
import { LastErrors } from './redis/last-errors.js';
import { ServerLife } from './redis/server-life.js';
import { Background } from './tiers/background.js';
import { MemoryTier } from './tiers/memory-tier.js';
import { Patience } from './tiers/patience.js';
import { ServerTime } from './tiers/server-time.js';

export interface CoreSurroundings {
  /** Commands fail within their budget on this connection, and nothing waits while it is lost. */
  readonly redis: Redis;
  /** A connection that only listens. */
  readonly ears: Redis;
  readonly clock: Clock;
  readonly shedding?: Shedding;
  readonly metrics: FigureMetrics;
  readonly log: Log;
}

/** What all cached fields of a process share. */
export class FigureCore {
  readonly time: ServerTime;
  readonly horizon = new Horizon();
  readonly background = new Background();
  readonly patience = new Patience();
  readonly hearing: Hearing;
  readonly memory: MemoryTier;
  readonly breaker: Breaker;
  readonly hashes: FigureHashes;
  readonly sender: DeltaSender;
  readonly bus: FigureBus;
  readonly metrics: FigureMetrics;
  readonly redis: Redis;
  readonly marks: ReadMarks;
  readonly lastErrors: LastErrors;
  readonly shedding: Shedding;
  readonly #life: ServerLife;

  constructor({ redis, ears, clock, metrics, log, shedding = new Shedding() }: CoreSurroundings) {
    this.redis = redis;
    this.shedding = shedding;
    this.metrics = metrics;
    this.time = new ServerTime(clock);
    this.memory = new MemoryTier(() => this.hearing.isWhole);
    this.hearing = new Hearing(() => performance.now());
    this.hearing.onLoss(() => this.memory.distrustAll());
    this.breaker = new Breaker(() => redis.ping(), (state) => {
      metrics.breaker(state);
      log.warn({ state }, 'breaker of the figures');
    });
    this.lastErrors = new LastErrors(redis, this.breaker);
    this.marks = new ReadMarks(redis, this.breaker);
    this.#life = new ServerLife(redis);
    this.hashes = new FigureHashes(redis, this.breaker, this.#life);
    this.sender = new DeltaSender(this.hashes, metrics);
    this.bus = new FigureBus(ears, redis, this.hashes.channel, { memory: this.memory, hashes: this.hashes, hearing: this.hearing, horizon: this.horizon, time: this.time });
  }

  /** Resolves once the refreshes that nobody waits for have ended; their leases are free then. */
  drain(): Promise<void> {
    return this.background.drain();
  }

  async close(): Promise<void> {
    await this.sender.drain();
    await this.marks.close();
    this.bus.close();
    this.breaker.close();
    this.#life.close();
  }
}
