import { Injectable } from '@nestjs/common';
import type { Currency } from '../shared/currencies.js';
import type { GivingDayId, OrganisationId } from '../shared/ids.js';
import { CampaignHighlights } from './campaign-highlights.figures.js';
import { DayBoardReader } from './day-board.reader.js';

/** What an hour brought all campaigns of a day together, in the day's currency. */
export interface HourSum {
  readonly hour: Date;
  readonly raised: number;
  /** Null where one of the figures was kept before gifts were counted. */
  readonly gifts: number | null;
}

export interface HourSums {
  readonly hours: readonly HourSum[];
  /** When the oldest figure among them was computed; null where there is none. */
  readonly asOf: Date | null;
}

interface Day {
  readonly id: GivingDayId;
  readonly organisationId: OrganisationId;
  readonly currency: Currency;
}

/** The hours of a giving day, added up from its campaigns' figures: no reader adds up its gifts. */
@Injectable()
export class DayHours {
  constructor(
    private readonly board: DayBoardReader,
    private readonly highlights: CampaignHighlights,
  ) {}

  /** Looking on is no traffic: a campaign that nobody gives to is not refreshed as if donors stood before it. */
  async of(day: Day): Promise<HourSums> {
    const readings = [...(await this.highlights.hourlyRaised.ofMany(await this.board.listCampaigns(day), { isTraffic: false })).values()];
    const sums = new Map<string, HourSum>();
    for (const { hour, raised, gifts = null } of readings.flatMap(({ value }) => value)) {
      if (raised.currency !== day.currency) continue;
      const before = sums.get(hour) ?? { hour: new Date(hour), raised: 0, gifts: 0 };
      sums.set(hour, { hour: before.hour, raised: before.raised + raised.amount, gifts: before.gifts === null || gifts === null ? null : before.gifts + gifts });
    }
    const oldest = Math.min(...readings.map(({ asOf }) => asOf.getTime()));
    return { hours: [...sums.values()].toSorted((a, b) => a.hour.getTime() - b.hour.getTime()), asOf: readings.length === 0 ? null : new Date(oldest) };
  }
}
