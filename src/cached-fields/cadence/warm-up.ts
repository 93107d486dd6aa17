import { Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { FigureCore } from '../figure-core.js';
import type { Breaker } from '../redis/breaker.js';
import { runScripts, script } from '../redis/script-batch.js';
import { RefreshPlans } from './refresh-plans.js';
import { TAKE_WARM } from './take-warm.lua.js';

const TAKE = script(TAKE_WARM);

/** The braces keep them on one node of a cluster. The marker stands as long as Redis has not been emptied. */
const MARKER = 'freshet:{warm-up}:marker';
const WAITING = 'freshet:{warm-up}:waiting';
const BUCKET = 'freshet:{warm-up}:bucket';

const MARKER_SECONDS = 86_400;
const WAITING_SECONDS = 3_600;
const MOST_WAITING = 10_000;

/** How many things are given back a second, and at once at most. */
export interface WarmUpBudget {
  readonly perSecond: number;
  readonly atOnce: number;
}

export const WARM_UP_BUDGET: WarmUpBudget = { perSecond: 100, atOnce: 500 };

/**
 * Notices that Redis has been emptied, and says what to give back to it next: what is read most comes first, and never
 * more at once than the budget allows. Whoever reads meanwhile is served from the columns.
 */
@Injectable()
export class WarmUp {
  readonly #redis: Redis;
  readonly #breaker: Breaker;

  constructor(
    private readonly plans: RefreshPlans,
    { redis, breaker }: FigureCore,
  ) {
    this.#redis = redis;
    this.#breaker = breaker;
  }

  /** The next to be given back; nothing while nothing is amiss. */
  async take({ perSecond, atOnce }: WarmUpBudget = WARM_UP_BUDGET): Promise<string[]> {
    const isStanding = await this.#breaker.call(async () => (await this.#redis.expire(MARKER, MARKER_SECONDS)) === 1);
    if (isStanding === null) return [];
    if (!isStanding) await this.#begin();
    const call = { script: TAKE, keys: [WAITING, BUCKET], parameters: [perSecond, atOnce, WAITING_SECONDS] };
    const [taken] = (await this.#breaker.call(() => runScripts(this.#redis, [call]))) ?? [];
    return (taken ?? []) as string[];
  }

  /** How many wait to be given back; 0, too, while Redis is out of reach. */
  async remaining(): Promise<number> {
    return (await this.#breaker.call(() => this.#redis.llen(WAITING))) ?? 0;
  }

  /** The marker comes last: had the process died before, the next round would begin again. */
  async #begin(): Promise<void> {
    const ids = await this.plans.listHot(MOST_WAITING);
    await this.#breaker.call(async () => {
      const pipeline = this.#redis.multi().del(WAITING);
      for (let at = 0; at < ids.length; at += 1_000) pipeline.rpush(WAITING, ...ids.slice(at, at + 1_000));
      await pipeline.expire(WAITING, WAITING_SECONDS).set(MARKER, '1', 'EX', MARKER_SECONDS).exec();
    });
  }
}
