import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { QUEUE_PROBE } from '../../redis/redis.tokens.js';
import { isPaused, listPaused } from '../emergency/emergency-state.js';
import { EmergencyWatch } from '../emergency/emergency-watch.js';
import { QUEUE_NAMES, type QueueName } from '../queue-kinds.js';
import { toQueueFigures, type QueueFigures } from './queue-figures.js';
import { endedKey, queueKey, watchKey } from './queue-keys.js';
import { readQueueLua } from './read-queue.lua.js';

const PATIENCE_MS = 300;
const SHARED_MS = 900;

/** The queues of the fleet at about one instant; null where one could not be read, whatever became of the others. */
export type FleetFigures = Readonly<Record<QueueName, QueueFigures | null>>;

/** Reads what the queues hold. Whoever asks within a second is told the same, so that all dialects agree. */
@Injectable()
export class QueueReader {
  /** How long one queue may take to answer before it counts as unreadable, in milliseconds. */
  readonly patienceMs: number = PATIENCE_MS;
  #shared: { readonly until: number; readonly paused: string; readonly figures: Promise<FleetFigures> } | null = null;

  constructor(
    @Inject(QUEUE_PROBE) private readonly redis: Redis,
    private readonly watch: EmergencyWatch,
  ) {}

  readAll(): Promise<FleetFigures> {
    const now = performance.now();
    // What was decided meanwhile must not be contradicted for the rest of the second.
    const paused = String(listPaused(this.watch.state));
    if (this.#shared === null || this.#shared.until < now || this.#shared.paused !== paused) {
      this.#shared = { until: now + SHARED_MS, paused, figures: this.#readNow() };
    }
    return this.#shared.figures;
  }

  /** @throws where the queue cannot be read in time. */
  async read(queue: QueueName): Promise<QueueFigures> {
    const parts = ['wait', 'active', 'prioritized', 'delayed', 'failed', 'meta'].map((part) => queueKey(queue, part));
    const keys = [...parts, endedKey(queue), watchKey(queue)];
    const answer = await inTime(this.patienceMs, this.redis.eval(readQueueLua, keys.length, ...keys, queueKey(queue, '')));
    return toQueueFigures(queue, answer as [...number[], string[]], isPaused(queue, this.watch.state));
  }

  /** Sent together, but each its own command: one that fails takes no other with it. */
  async #readNow(): Promise<FleetFigures> {
    const read = QUEUE_NAMES.map(async (queue) => [queue, await this.read(queue).catch(() => null)] as const);
    return Object.fromEntries(await Promise.all(read)) as FleetFigures;
  }
}

function inTime<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the queue did not answer in time')), ms);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
