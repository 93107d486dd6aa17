import type { Redis } from 'ioredis';
import { reasonOf } from '../../shared/log.js';
import { LONGEST_REASON } from '../cadence/set-aside.js';
import type { Breaker } from './breaker.js';
import { errorKey } from './figure-keys.js';

const KEPT_SECONDS = 86_400;
const NOTED_EVERY_MS = 1_000;

export interface LastError {
  readonly reason: string;
  /** By the database's clock, or that of Redis. */
  readonly at: Date;
}

/** Why figures could not be had last, whichever process of the fleet it was that failed. */
export class LastErrors {
  readonly #notedAt = new Map<string, number>();

  constructor(
    private readonly redis: Redis,
    private readonly breaker: Breaker,
  ) {}

  /** For a few of `ids`, and now and then: with the database gone every reader fails. `at`: milliseconds since the epoch. */
  async note(field: string, ids: readonly string[], error: unknown, at: number): Promise<void> {
    const now = performance.now();
    if (now - (this.#notedAt.get(field) ?? -Infinity) < NOTED_EVERY_MS) return;
    this.#notedAt.set(field, now);
    const text = `${Math.round(at)}|${reasonOf(error).slice(0, LONGEST_REASON)}`;
    await this.breaker.call(async () => {
      const pipeline = this.redis.pipeline();
      for (const id of ids.slice(0, 100)) pipeline.set(errorKey(id, field), text, 'EX', KEPT_SECONDS);
      await pipeline.exec();
    });
  }

  /** Of one thing, by field. */
  async find(id: string, fields: readonly string[]): Promise<ReadonlyMap<string, LastError>> {
    const texts = (await this.breaker.call(() => this.redis.mget(fields.map((field) => errorKey(id, field))))) ?? [];
    return new Map(texts.flatMap((text, at) => (text === null ? [] : [[fields[at] as string, read(text)] as const])));
  }
}

function read(text: string): LastError {
  const bar = text.indexOf('|');
  return { at: new Date(Number(text.slice(0, bar))), reason: text.slice(bar + 1) };
}
