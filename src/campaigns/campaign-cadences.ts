import { Injectable } from '@nestjs/common';
import { CadenceSource, type CadenceSituation } from '../cached-fields/cadence/cadence-source.js';
import { Transactions } from '../database/transactions.js';
import { CAMPAIGN_LADDER, campaignCadence, type CampaignTimes } from './campaign-cadence.js';

interface CampaignRow extends CampaignTimes {
  readonly id: string;
  readonly now: Date;
  readonly everySeconds: number | null;
  readonly by: string | null;
  readonly at: Date | null;
}

const SITUATIONS_SQL = `
  SELECT campaign.id, now() AS now, campaign.opens_at AS "opensAt", campaign.closes_at AS "closesAt", campaign.archived_at AS "archivedAt",
         day.ends_at AS "dayEndsAt", campaign.refresh_every_seconds AS "everySeconds", campaign.refresh_every_by AS by, campaign.refresh_every_at AS at
  FROM campaigns campaign LEFT JOIN giving_days day ON day.id = campaign.giving_day_id
  WHERE campaign.id = ANY ($1::uuid[])`;

/** How campaigns stand, as far as their cadence follows from it: one query for many, by the database's clock. */
@Injectable()
export class CampaignCadences extends CadenceSource {
  readonly ladder = CAMPAIGN_LADDER;

  constructor(private readonly transactions: Transactions) {
    super();
  }

  async situationsOf(ids: readonly string[]): Promise<ReadonlyMap<string, CadenceSituation>> {
    const rows = await this.transactions.run('platform', (tx) => tx.rows<CampaignRow>(SITUATIONS_SQL, [ids]));
    return new Map(rows.map((row) => [row.id, { ...campaignCadence(row, row.now), override: overrideOf(row) }]));
  }
}

function overrideOf({ everySeconds, by, at }: CampaignRow): CadenceSituation['override'] {
  return everySeconds === null || by === null || at === null ? null : { everyMs: everySeconds * 1_000, by, at };
}
