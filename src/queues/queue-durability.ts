import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { QUEUE_PROBE } from '../redis/redis.tokens.js';

/** The queue's Redis would lose jobs; says what to set. */
export class UnsafeQueueRedis extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`the queue's Redis would lose jobs: ${faults.join('; ')}`);
  }
}

/** Whether the queue's Redis keeps what it is given. */
@Injectable()
export class QueueDurability {
  readonly #needsLog: boolean;

  constructor(
    @Inject(QUEUE_PROBE) private readonly redis: Redis,
    config: Config,
  ) {
    this.#needsLog = config.redis.queueAppendOnly === 'required';
  }

  /** @throws UnsafeQueueRedis, or whatever Redis throws where it cannot be asked. */
  async check(): Promise<void> {
    // INFO and not CONFIG, which hosted servers do not allow.
    const [memory, persistence] = await Promise.all([this.redis.info('memory'), this.redis.info('persistence')]);
    const policy = fieldOf(memory, 'maxmemory_policy') ?? 'unknown';
    const hasLog = fieldOf(persistence, 'aof_enabled') === '1';
    const faults = [
      ...(policy === 'noeviction' ? [] : [`it drops keys when it is full (maxmemory-policy is ${policy}); set maxmemory-policy noeviction`]),
      ...(hasLog || !this.#needsLog ? [] : ['it forgets everything when it restarts (appendonly is no); set appendonly yes']),
    ];
    if (faults.length > 0) throw new UnsafeQueueRedis(faults);
  }
}

function fieldOf(text: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(text)?.[1];
}
