import { Injectable } from '@nestjs/common';
import { FigureCore } from '../cached-fields/figure-core.js';
import { CachedFieldsExplorer } from '../cached-fields/cached-fields.explorer.js';
import type { Reading } from '../cached-fields/reading.js';
import type { CampaignId } from '../shared/ids.js';
import { CAMPAIGN_FIELDS, CampaignFigureList, type CampaignField } from './campaign-figure-list.js';

/** Everything there is to know about where a figure comes from. */
export interface FigureExplanation {
  readonly field: CampaignField;
  readonly reading: Reading<unknown>;
  readonly kind: 'folded' | 'computed';
  /** Why it is refreshed when it is. */
  readonly cadence: string;
  /** What Redis holds of it; null where it holds nothing or is out of reach. */
  readonly redis: Readonly<Record<string, unknown>> | null;
}

/** Why a campaign's figures are what they are. */
@Injectable()
export class ExplainFigures {
  constructor(
    private readonly list: CampaignFigureList,
    private readonly figures: CachedFieldsExplorer,
    private readonly core: FigureCore,
  ) {}

  async run(id: CampaignId): Promise<FigureExplanation[]> {
    const hash = await this.core.hashes.inspect(id);
    return Promise.all(CAMPAIGN_FIELDS.map((field) => this.#explain(id, field, hash)));
  }

  async #explain(id: CampaignId, field: CampaignField, hash: Readonly<Record<string, unknown>> | null): Promise<FigureExplanation> {
    const reading = await this.list.read(id, field);
    const computed = this.figures.tables.get('campaigns')?.computed.get(field);
    if (computed === undefined) return { field, reading, kind: 'folded', redis: hash, cadence: 'with every booking; stored within 5 s of a change' };
    return { field, reading, kind: 'computed', redis: await computed.inspect(id), cadence: 'within 5 s of a change, at least every 15 minutes while it is read' };
  }
}
