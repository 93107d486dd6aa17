import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Shedding } from '../../shared/shedding.js';
import type { CampaignCard } from './giving-day.page-model.js';

const MOST_DAYS = 100;

/** What the leaderboards of a giving day are drawn from: in an emergency, what they were drawn from before it. */
@Injectable()
export class HeldLeaders {
  readonly #last = new LRUCache<string, readonly CampaignCard[]>({ max: MOST_DAYS });

  constructor(private readonly shedding: Shedding) {}

  /** `now`: the day's campaigns as they are. */
  of(dayId: string, now: readonly CampaignCard[]): readonly CampaignCard[] {
    const last = this.shedding.isShed('leaderboards') ? this.#last.get(dayId) : undefined;
    if (last !== undefined) return last;
    this.#last.set(dayId, now);
    return now;
  }
}
