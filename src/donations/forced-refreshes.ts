import { Injectable } from '@nestjs/common';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { CampaignId, GivingDayId } from '../shared/ids.js';
import type { CampaignField } from './campaign-figure-list.js';
import type { FigureKind } from './figure-kinds.js';
import { listThingsSql } from './forced-refresh-steps.sql.js';

/** How many steps a refresh has, how many of them are done, and how many of those in vain. */
export interface RefreshProgress {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

/** A refresh that somebody asked for. */
export interface ForcedRefresh extends RefreshProgress {
  readonly id: string;
  readonly campaignId: CampaignId | null;
  readonly givingDayId: GivingDayId | null;
  readonly fields: readonly CampaignField[];
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

/** What refreshing one field changed, or why it could not be done. */
export interface FieldResult {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  /** ISO 8601 instant; null where it failed. */
  readonly asOf: string | null;
  readonly failure: string | null;
}

/** One thing of a refresh and what became of its fields. */
export interface RefreshedThing extends RefreshProgress {
  readonly kind: FigureKind;
  readonly slug: string;
  readonly title: string;
  /** One for each field that is done. */
  readonly results: readonly FieldResult[];
}

const REFRESHES = `
  SELECT id, campaign_id AS "campaignId", giving_day_id AS "givingDayId", fields, requested_at AS "requestedAt", finished_at AS "finishedAt",
         progress.done, progress.total, progress.failed
  FROM forced_refreshes refresh CROSS JOIN LATERAL (
    SELECT count(done_at)::integer AS done, count(*)::integer AS total, count(failure)::integer AS failed
    FROM forced_refresh_steps WHERE refresh_id = refresh.id
  ) progress`;

/** What became of the refreshes that people asked for. */
@Injectable()
export class ForcedRefreshes {
  constructor(private readonly transactions: Transactions) {}

  /** Null where `scope` sees no such refresh. */
  find(scope: Scope, id: string): Promise<ForcedRefresh | null> {
    return this.transactions.run(scope, (tx) => tx.row<ForcedRefresh>(`${REFRESHES} WHERE id = $1`, [id]));
  }

  /** The latest refreshes of a campaign or a giving day. */
  listOf(scope: Scope, id: CampaignId | GivingDayId, limit: number): Promise<ForcedRefresh[]> {
    return this.transactions.run(scope, (tx) =>
      tx.rows<ForcedRefresh>(`${REFRESHES} WHERE campaign_id = $1 OR giving_day_id = $1 ORDER BY requested_at DESC, id DESC LIMIT $2`, [id, limit]),
    );
  }

  /** What it is about: the giving day itself, its campaigns, their designations, the organisation. */
  listThings(scope: Scope, id: string, limit: number, offset: number): Promise<RefreshedThing[]> {
    return this.transactions.run(scope, (tx) => tx.rows<RefreshedThing>(listThingsSql, [id, limit, offset]));
  }
}
