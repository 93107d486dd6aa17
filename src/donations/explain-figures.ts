import { Injectable } from '@nestjs/common';
import type { CadenceExplanation } from '../cached-fields/cadence/cadence-explanation.js';
import { ExplainCadence } from '../cached-fields/cadence/explain-cadence.js';
import { ExplainThing, type FieldExplanation } from '../cached-fields/explain-thing.js';
import type { Reading } from '../cached-fields/reading.js';
import { CampaignCadences } from '../campaigns/campaign-cadences.js';
import { CampaignNotFound } from '../campaigns/campaigns.errors.js';
import type { CampaignId } from '../shared/ids.js';
import { CAMPAIGN_FIELDS, CampaignFigureList, type CampaignField } from './campaign-figure-list.js';

/** Everything there is to know about where a figure comes from. */
export interface FigureExplanation extends FieldExplanation {
  readonly field: CampaignField;
  /** Null where it could not be read: `lastError` says why. */
  readonly reading: Reading<unknown> | null;
}

export interface FiguresExplanation {
  /** All figures of a campaign are refreshed together. */
  readonly cadence: CadenceExplanation;
  readonly figures: readonly FigureExplanation[];
}

/** Why a campaign's figures are what they are. Looking at them is no traffic, or it would change what is looked at. */
@Injectable()
export class ExplainFigures {
  constructor(
    private readonly list: CampaignFigureList,
    private readonly things: ExplainThing,
    private readonly cadences: ExplainCadence,
    private readonly source: CampaignCadences,
  ) {}

  /** @throws CampaignNotFound */
  async run(id: CampaignId): Promise<FiguresExplanation> {
    const readings = await Promise.all(CAMPAIGN_FIELDS.map(async (field) => [field, await this.#read(id, field)] as const));
    // Only now: of what could not be read they know why.
    const [fields, cadence] = await Promise.all([this.things.run('campaigns', id), this.cadences.run(id, this.source)]);
    if (cadence === null) throw new CampaignNotFound();
    return { cadence, figures: readings.map(([field, reading]) => ({ field, reading, ...(fields.get(field) as FieldExplanation) })) };
  }

  /** One figure that cannot be read must not hide the others. */
  #read(id: CampaignId, field: CampaignField): Promise<Reading<unknown> | null> {
    return this.list.read(id, field, { isTraffic: false }).catch(() => null);
  }
}
