import type { Redis } from 'ioredis';
import type { Breaker } from '../redis/breaker.js';
import { readsKey } from '../redis/figure-keys.js';
import { runScripts, script } from '../redis/script-batch.js';
import { FIND_READS, MARK_READS } from './mark-reads.lua.js';

const MARK = script(MARK_READS);
const FIND = script(FIND_READS);

/** How long a thing counts as being read after it was, in milliseconds. */
export const READ_FOR_MS = 24 * 3_600_000;

/** How far back the rate looks, in milliseconds. */
export const RATE_MEMORY_MS = 300_000;

/** How soon Redis is told of a first read, and how often of those after it, in milliseconds. */
const FIRST_MS = 250;
const AGAIN_MS = 60_000;

const MOST_THINGS = 50_000;
const NEWLY_READ = 'freshet:newly-read';
const MOST_TAKEN = 5_000;

export interface ReadMark {
  /** Milliseconds since somebody last read it, as far as has been told. */
  readonly ageMs: number;
  readonly perSecond: number;
}

/**
 * Who is being read, and how much: counted in the process, told to Redis at once for the first read and then at most
 * once a minute, all of them in one round trip. What is lost with Redis is only forgotten traffic.
 */
export class ReadMarks {
  #counts = new Map<string, { reads: number }>();
  #first: string[] = [];
  #isOpen = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly redis: Redis,
    private readonly breaker: Breaker,
  ) {}

  /** Nothing is counted before. */
  open(): void {
    this.#isOpen = true;
    this.#timer = setInterval(() => void this.tell(), AGAIN_MS).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#isOpen) await this.tell();
    this.#isOpen = false;
  }

  /** On every read, so it is no more than a look into a map. */
  count(id: string): void {
    const counted = this.#counts.get(id);
    if (counted !== undefined) counted.reads += 1;
    else if (this.#isOpen && this.#counts.size < MOST_THINGS) this.#begin(id);
  }

  /** Tells all that was counted; what nobody has read since the last time is forgotten here. */
  async tell(): Promise<void> {
    const counted = [...this.#counts].filter(([, { reads }]) => reads > 0);
    this.#counts = new Map(counted.map(([id]) => [id, { reads: 0 }]));
    this.#first = [];
    await this.#send(counted.map(([id, { reads }]) => [id, reads]));
  }

  /** Null where Redis is out of reach; things that nobody has read for a day are left out. */
  async find(ids: readonly string[]): Promise<ReadonlyMap<string, ReadMark> | null> {
    const calls = ids.map((id) => ({ script: FIND, keys: [readsKey(id)], parameters: [RATE_MEMORY_MS] }));
    const answers = (await this.breaker.call(() => runScripts(this.redis, calls))) as string[][] | null;
    if (answers === null) return null;
    const marks = answers.map(([ageMs, sum]) => (ageMs === undefined ? null : { ageMs: Number(ageMs), perSecond: (Number(sum) / RATE_MEMORY_MS) * 1_000 }));
    return new Map(ids.flatMap((id, at) => (marks[at] ? [[id, marks[at]] as const] : [])));
  }

  /** Those that are read again after nobody had for a day; each is answered once. */
  async takeNewlyRead(): Promise<string[]> {
    return (await this.breaker.call(() => this.redis.spop(NEWLY_READ, MOST_TAKEN))) ?? [];
  }

  #begin(id: string): void {
    this.#counts.set(id, { reads: 1 });
    if (this.#first.push(id) === 1) setTimeout(() => void this.#tellFirst(), FIRST_MS).unref();
  }

  async #tellFirst(): Promise<void> {
    const ids = this.#first;
    this.#first = [];
    const counted = ids.flatMap((id) => this.#counts.get(id) ?? []);
    const told = ids.map((id, at) => [id, counted[at]?.reads ?? 0] as const);
    for (const one of counted) one.reads = 0;
    await this.#send(told);
  }

  async #send(reads: readonly (readonly [id: string, reads: number])[]): Promise<void> {
    if (reads.length === 0) return;
    const calls = reads.map(([id, count]) => ({ script: MARK, keys: [readsKey(id)], parameters: [count, RATE_MEMORY_MS, READ_FOR_MS / 1_000] }));
    await this.breaker.call(async () => {
      const isNew = await runScripts(this.redis, calls);
      const newly = reads.flatMap(([id], at) => (isNew[at] === 1 ? [id] : []));
      if (newly.length > 0) await this.redis.pipeline().sadd(NEWLY_READ, ...newly).expire(NEWLY_READ, READ_FOR_MS / 1_000).exec();
    });
  }
}
