import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { CACHE_REDIS } from '../redis/redis.tokens.js';
import { shareQueueTimesLua } from './queue-times.lua.js';
import { addTo, bucketOf, countOf, quantileOf } from './wait-histogram.js';

const KEY = 'freshet:request-queue-times';
const SLICES = 3;
const SLICE_MS = 10_000;
const SHARE_MS = 1_000;

export interface RequestQueueTimes {
  /** Seconds that requests waited in front of the web processes during the last 20 to 30 seconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly requests: number;
  /** `own`: the fleet's window is out of reach, and this process tells what it saw itself. */
  readonly of: 'fleet' | 'own';
}

/** How long requests waited in front of us, in this process and in the whole fleet. */
@Injectable()
export class RequestQueueTimesWindow implements OnApplicationShutdown {
  #unshared = new Map<number, number>();
  #own: { readonly slice: number; readonly counts: Map<number, number> }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(@Inject(CACHE_REDIS) private readonly redis: Redis) {}

  record(ms: number): void {
    const bucket = bucketOf(ms);
    addTo(this.#unshared, bucket, 1);
    addTo(this.#sliceNow(), bucket, 1);
    this.#timer ??= setTimeout(() => void this.#share().catch(() => undefined), SHARE_MS).unref();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.#timer);
  }

  /** Of the fleet, with all that this process has seen so far; of this process alone where the cache is out of reach. */
  async read(): Promise<RequestQueueTimes> {
    try {
      return toTimes(await this.#share(), 'fleet');
    } catch {
      this.#sliceNow();
      return toTimes(merge(this.#own.map(({ counts }) => counts)), 'own');
    }
  }

  async #share(): Promise<ReadonlyMap<number, number>> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const told = this.#unshared;
    this.#unshared = new Map();
    // What could not be told is old by the time that it can: the next slices speak for themselves.
    const kept = (await this.redis.eval(shareQueueTimesLua, 1, KEY, SLICES, ...[...told].flat())) as string[];
    const counts = new Map<number, number>();
    for (let at = 0; at + 1 < kept.length; at += 2) addTo(counts, Number(kept[at]?.split(':')[1]), Number(kept[at + 1]));
    return counts;
  }

  #sliceNow(): Map<number, number> {
    const slice = Math.floor(performance.now() / SLICE_MS);
    this.#own = this.#own.filter((kept) => kept.slice > slice - SLICES);
    const found = this.#own.find((kept) => kept.slice === slice) ?? { slice, counts: new Map<number, number>() };
    if (!this.#own.includes(found)) this.#own.push(found);
    return found.counts;
  }
}

function merge(all: readonly ReadonlyMap<number, number>[]): ReadonlyMap<number, number> {
  const merged = new Map<number, number>();
  for (const counts of all) for (const [bucket, count] of counts) addTo(merged, bucket, count);
  return merged;
}

function toTimes(counts: ReadonlyMap<number, number>, of: RequestQueueTimes['of']): RequestQueueTimes {
  const seconds = (part: number) => Math.round(quantileOf(counts, part)) / 1_000;
  return { p50: seconds(0.5), p95: seconds(0.95), p99: seconds(0.99), requests: countOf(counts), of };
}
