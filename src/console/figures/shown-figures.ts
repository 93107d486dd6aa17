import { Injectable } from '@nestjs/common';
import type { Reading } from '../../cached-fields/reading.js';
import type { Fundraiser } from '../../campaigns/fundraiser.reader.js';
import { CAMPAIGN_FIELDS, CampaignFigureList } from '../../donations/campaign-figure-list.js';
import { TOTAL_FIELDS } from '../../donations/figure-kinds.js';
import { GivingDayFigures } from '../../donations/giving-day.figures.js';
import type { CampaignId, GivingDayId } from '../../shared/ids.js';

/** A figure as readers are shown it now; null where it cannot be computed. */
export interface ShownFigure {
  readonly field: string;
  readonly reading: Reading<unknown> | null;
}

/** What readers are shown of a campaign or a giving day, and how old it is. */
@Injectable()
export class ShownFigures {
  constructor(
    private readonly campaigns: CampaignFigureList,
    private readonly givingDays: GivingDayFigures,
  ) {}

  list({ kind, id }: Fundraiser): Promise<ShownFigure[]> {
    if (kind === 'campaign') return Promise.all(CAMPAIGN_FIELDS.map((field) => show(field, this.campaigns.read(id as CampaignId, field))));
    return Promise.all(TOTAL_FIELDS.map((field) => show(field, this.givingDays[field].of(id as GivingDayId))));
  }
}

/** The page on which somebody looks for what is wrong must come, whatever is wrong. */
async function show(field: string, reading: Promise<Reading<unknown>>): Promise<ShownFigure> {
  return { field, reading: await reading.catch(() => null) };
}
