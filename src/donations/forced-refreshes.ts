import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { CampaignId, OrganisationId } from '../shared/ids.js';
import type { CampaignField, FieldRefresh } from './campaign-figure-list.js';

/** A refresh that somebody asked for. */
export interface ForcedRefresh {
  readonly id: string;
  readonly campaignId: CampaignId;
  readonly fields: readonly CampaignField[];
  /** One for each field that is done. */
  readonly results: readonly FieldRefresh[];
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

interface RefreshRow {
  id: string;
  campaign_id: CampaignId;
  fields: CampaignField[];
  results: FieldRefresh[];
  requested_at: Date;
  finished_at: Date | null;
}

/** What became of the refreshes that people asked for. */
@Injectable()
export class ForcedRefreshes {
  constructor(private readonly transactions: Transactions) {}

  /** Within one organisation; null where it has asked for no such refresh. */
  async find(organisationId: OrganisationId, id: string): Promise<ForcedRefresh | null> {
    const row = await this.transactions.run({ organisationId }, (tx) => tx.row<RefreshRow>(`SELECT * FROM forced_refreshes WHERE id = $1`, [id]));
    if (row === null) return null;
    return { id: row.id, campaignId: row.campaign_id, fields: row.fields, results: row.results, requestedAt: row.requested_at, finishedAt: row.finished_at };
  }

  /** Notes one more field as done, unless it has been noted. */
  async note(organisationId: OrganisationId, id: string, result: FieldRefresh): Promise<void> {
    await this.transactions.run({ organisationId }, (tx) =>
      tx.rows(
        `UPDATE forced_refreshes SET results = results || $2::jsonb,
           finished_at = CASE WHEN jsonb_array_length(results) + 1 = cardinality(fields) THEN now() END
         WHERE id = $1 AND NOT results @> $3::jsonb`,
        [id, JSON.stringify([result]), JSON.stringify([{ field: result.field }])],
      ),
    );
  }
}
