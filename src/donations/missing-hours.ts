import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { CampaignId, GivingDayId } from '../shared/ids.js';
import { CampaignHighlights } from './campaign-highlights.figures.js';

/** So many at once that a step keeps neither the database nor the process from other work. */
const STEP = 100;

/** More than one step begins only after so long, in milliseconds: whoever looks first is to have everything else by then. */
const AFTER_MS = 500;

const MOST_ASKED = 20_000;

/** Has the hours of campaigns computed that nobody has ever asked for: from then on whoever refreshes figures keeps them. */
@Injectable()
export class MissingHours {
  readonly #underWay = new Map<GivingDayId, Promise<void>>();
  readonly #asked = new LRUCache<CampaignId, true>({ max: MOST_ASKED });
  /** One step at a time, of whatever day. */
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly highlights: CampaignHighlights) {}

  /** Step by step, once for all who ask meanwhile. Those that cannot be computed are left for whoever asks next. */
  gather(day: GivingDayId, campaigns: readonly CampaignId[]): Promise<void> {
    const underWay = this.#underWay.get(day) ?? this.#gather(campaigns).finally(() => this.#underWay.delete(day));
    this.#underWay.set(day, underWay);
    return underWay;
  }

  async #gather(campaigns: readonly CampaignId[]): Promise<void> {
    if (campaigns.length > STEP) await new Promise((resolve) => setTimeout(resolve, AFTER_MS).unref());
    for (let at = 0; at < campaigns.length; at += STEP) await (this.#turn = this.#turn.then(() => this.#compute(campaigns.slice(at, at + STEP)).catch(() => undefined)));
  }

  async #compute(campaigns: readonly CampaignId[]): Promise<void> {
    // What Redis had taken when the columns could not be written would be found there for a day, and never kept.
    const [again, first] = [campaigns.filter((id) => this.#asked.has(id)), campaigns.filter((id) => !this.#asked.has(id))];
    for (const id of first) this.#asked.set(id, true);
    // Looking on is no traffic: a campaign that nobody gives to is not refreshed as if donors stood before it.
    await this.highlights.hourlyRaised.ofMany(first, { isTraffic: false });
    if (again.length > 0) await this.highlights.hourlyRaised.ofMany(again, { isTraffic: false, forceRefresh: true });
  }
}
