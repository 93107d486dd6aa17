import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import { AdditiveReader } from '../../../src/cached-fields/additive/additive-reader.js';
import { ColumnLoads } from '../../../src/cached-fields/additive/column-loads.js';
import type { ColumnTier } from '../../../src/cached-fields/additive/column-tier.js';
import type { FigureMetrics } from '../../../src/cached-fields/additive/figure-metrics.js';
import { FigureBus } from '../../../src/cached-fields/bus/figure-bus.js';
import { Hearing } from '../../../src/cached-fields/bus/hearing.js';
import { Horizon } from '../../../src/cached-fields/bus/horizon.js';
import type { FigureHashes } from '../../../src/cached-fields/redis/figure-hashes.js';
import { Background } from '../../../src/cached-fields/tiers/background.js';
import { MemoryTier } from '../../../src/cached-fields/tiers/memory-tier.js';
import type { Patience } from '../../../src/cached-fields/tiers/patience.js';
import { ServerTime } from '../../../src/cached-fields/tiers/server-time.js';
import { ModelDatabase } from './model-database.js';

const UNCOUNTED: FigureMetrics = { read: () => undefined, computed: () => undefined, delta: () => undefined, install: () => undefined, claim: () => undefined, breaker: () => undefined, failed: () => undefined, leaseLost: () => undefined };

/** The schedule holds readings back as long as it likes, which must not look like a database that is out of reach. */
const ENDLESS = { isResting: false, wait: <T>(answer: Promise<T>) => answer } as unknown as Patience;

/** The real tiers of one process, on the model's database and clock; what it hears, and when, is the schedule's to say. */
export class ModelProcess {
  readonly reader: AdditiveReader;
  readonly loads: ColumnLoads;
  readonly #ears = Object.assign(new EventEmitter(), { status: 'ready', subscribe: async (...channels: string[]) => void (this.#channels = channels), disconnect: () => undefined });
  readonly #bus: FigureBus;
  #channels: string[] = [];
  #echoes = 0;
  #inbox: string[] = [];
  #database = new ModelDatabase();

  /** A schedule at a time works on it; what it remembers of those before is of other campaigns. */
  constructor(private readonly hashes: FigureHashes) {
    const monotonicMs = () => this.#database.monotonicMs;
    const time = new ServerTime({ now: () => new Date(this.#database.now) });
    const horizon = new Horizon();
    const hearing = new Hearing(monotonicMs);
    const memory = new MemoryTier(() => hearing.isWhole, monotonicMs);
    hearing.onLoss(() => memory.distrustAll());
    const columns = { entity: { table: 'model' }, read: (ids: readonly string[]) => this.#database.read(ids), write: (states: never) => this.#database.write(states) } as unknown as ColumnTier;
    this.loads = new ColumnLoads(columns, hashes, memory, time, UNCOUNTED);
    this.reader = new AdditiveReader({ memory, hashes, loads: this.loads, time, horizon, background: new Background(), patience: ENDLESS, onFailure: () => undefined });
    this.#bus = new FigureBus(this.#ears as unknown as Redis, { publish: async () => 0 } as unknown as Redis, hashes.channel, { memory, hashes, hearing, horizon, time });
    this.#bus.open();
    this.echo();
  }

  /** Time goes on from where it was, or what was heard before would lie in the future. */
  workOn(database: ModelDatabase): void {
    database.now = Math.max(database.now, this.#database.now + 1);
    database.monotonicMs = Math.max(database.monotonicMs, this.#database.monotonicMs + 1);
    this.#database = database;
    this.deafen();
  }

  post(message: string): void {
    this.#inbox.push(message);
  }

  /** Hears the next of what was said to it. */
  hear(): void {
    const message = this.#inbox.shift();
    if (message !== undefined) this.#ears.emit('message', this.hashes.channel, message);
  }

  hearAll(): void {
    while (this.#inbox.length > 0) this.hear();
  }

  /** Its connection is torn: whatever was on its way is lost. */
  deafen(): void {
    this.#inbox = [];
    this.#ears.emit('close');
    this.echo();
  }

  /** Its own voice, by which it knows that it hears. */
  echo(): void {
    this.#echoes += 1;
    this.#ears.emit('message', this.#channels[1], String(this.#echoes));
  }

  close(): void {
    this.#bus.close();
  }
}
