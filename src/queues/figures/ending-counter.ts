import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Inject } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { QUEUE_PROBE } from '../../redis/redis.tokens.js';
import { causeOf } from '../job-faults.js';
import type { QueueName } from '../queue-kinds.js';
import { countEndingsLua } from './count-endings.lua.js';
import { CAUSE, type Outcome } from './endings.js';
import { endedKey } from './queue-keys.js';

const FLUSH_MS = 1_000;
const MOST_CAUSES = 50;

/** Counts how jobs end in this process, and adds it to the fleet's count once a second. */
@Injectable()
export class EndingCounter implements OnApplicationShutdown {
  readonly #counts = new Map<QueueName, Map<string, number>>();
  readonly #causes = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(@Inject(QUEUE_PROBE) private readonly redis: Redis) {}

  count(queue: QueueName, outcome: Outcome, error?: unknown): void {
    this.#add(queue, outcome);
    if (error !== undefined) this.#add(queue, CAUSE + this.#known(causeOf(error)));
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  onApplicationShutdown(): Promise<void> {
    return this.flush();
  }

  /** What cannot be told now is told with what comes next. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const counted = [...this.#counts];
    this.#counts.clear();
    await Promise.all(counted.map(([queue, counts]) => this.#tell(queue, counts)));
  }

  async #tell(queue: QueueName, counts: ReadonlyMap<string, number>): Promise<void> {
    try {
      await this.redis.eval(countEndingsLua, 1, endedKey(queue), ...[...counts].flat());
    } catch {
      for (const [field, count] of counts) this.#add(queue, field, count);
    }
  }

  #add(queue: QueueName, field: string, count = 1): void {
    const counts = this.#counts.get(queue) ?? new Map<string, number>();
    this.#counts.set(queue, counts.set(field, (counts.get(field) ?? 0) + count));
  }

  /** A cause that differs each time must not make a series each time. */
  #known(cause: string): string {
    if (this.#causes.size < MOST_CAUSES) this.#causes.add(cause);
    return this.#causes.has(cause) ? cause : 'other';
  }
}
