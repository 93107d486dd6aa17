import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { CampaignFigureList, type CampaignField } from '../../donations/campaign-figure-list.js';
import type { CampaignId, OrganisationId } from '../../shared/ids.js';
import { forgetShownSql } from './erase-donor.sql.js';

/** Figures of campaigns that name donors, or what was said by them. */
const NAMING: readonly CampaignField[] = ['topDonors', 'largestDonations', 'latestDonations', 'donorTags'];

/** After a donor was erased: what campaigns show is computed anew, whatever their cadence, and what they showed before is forgotten. */
@Injectable()
export class ForgetNames {
  constructor(
    private readonly figures: CampaignFigureList,
    private readonly transactions: Transactions,
  ) {}

  async run(organisationId: OrganisationId, campaignIds: readonly CampaignId[]): Promise<void> {
    for (const id of campaignIds) for (const field of NAMING) await this.figures.read(id, field, { forceRefresh: true });
    await this.transactions.run({ organisationId }, (tx) => tx.rows(forgetShownSql, [campaignIds, NAMING]));
  }
}
