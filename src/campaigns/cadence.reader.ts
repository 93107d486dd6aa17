import { Injectable } from '@nestjs/common';
import type { CadenceReason } from '../cached-fields/cadence/cadence-policy.js';
import { Transactions } from '../database/transactions.js';
import type { CampaignId, OrganisationId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';

/** A campaign, published or not, as far as its refreshing goes. */
export interface RefreshedCampaign {
  readonly id: CampaignId;
  readonly organisationId: OrganisationId;
  readonly slug: Slug;
  readonly title: string;
  readonly organisation: string;
  /** Null before its first refresh. */
  readonly step: string | null;
  readonly reason: CadenceReason | null;
  readonly isDemoted: boolean;
  /** Null: never by the clock. */
  readonly everySeconds: number | null;
  readonly refreshedAt: Date | null;
  readonly nextAt: Date | null;
  /** Fields that could not be computed and rest. */
  readonly setAside: number;
  /** What somebody has decided, and who; null where the rules hold. */
  readonly overrideSeconds: number | null;
  readonly overrideBy: string | null;
}

const SELECT_SQL = `
  SELECT campaign.id, campaign.organisation_id AS "organisationId", campaign.slug, campaign.title, organisation.name AS organisation,
         plan.cadence ->> 'step' AS step, plan.cadence ->> 'reason' AS reason, coalesce(plan.is_demoted, false) AS "isDemoted",
         plan.every_ms / 1000.0::float8 AS "everySeconds", plan.refreshed_at AS "refreshedAt", plan.next_at AS "nextAt",
         (SELECT count(*)::integer FROM refresh_failures WHERE thing_id = campaign.id AND retry_at > now()) AS "setAside",
         campaign.refresh_every_seconds AS "overrideSeconds",
         coalesce((SELECT name FROM staff WHERE 'staff:' || staff.id = campaign.refresh_every_by), campaign.refresh_every_by) AS "overrideBy"
  FROM campaigns campaign
  JOIN organisations organisation ON organisation.id = campaign.organisation_id
  LEFT JOIN refresh_plans plan ON plan.thing_id = campaign.id`;

/** What the platform's people see of how campaigns are refreshed. */
@Injectable()
export class CadenceReader {
  constructor(private readonly transactions: Transactions) {}

  /** Those whose name, or whose organisation's, has `text` in it: what is ill first, then what somebody has decided about, then what is hot. */
  list(text: string, limit: number): Promise<RefreshedCampaign[]> {
    const sql = `${SELECT_SQL}
      WHERE $1 = '' OR position(lower($1) IN lower(campaign.title || ' ' || campaign.slug || ' ' || organisation.name)) > 0
      ORDER BY "setAside" DESC, campaign.refresh_every_seconds IS NULL, plan.rank, plan.reads_per_second DESC, campaign.slug LIMIT $2`;
    return this.transactions.run('platform', (tx) => tx.rows<RefreshedCampaign>(sql, [text.replaceAll('\u0000', ''), limit]));
  }

  find(slug: Slug): Promise<RefreshedCampaign | null> {
    return this.transactions.run('platform', (tx) => tx.row<RefreshedCampaign>(`${SELECT_SQL} WHERE campaign.slug = $1`, [slug]));
  }
}
