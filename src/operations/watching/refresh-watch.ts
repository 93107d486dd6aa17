import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';

/** How old the figures of everything on one rung are. */
export interface RungAges {
  readonly step: string;
  readonly things: number;
  /** Since they were last refreshed. */
  readonly medianSeconds: number | null;
  readonly oldestSeconds: number | null;
  /** Due for more than half a minute. */
  readonly overdue: number;
}

/** Something whose figures are read often. */
export interface HotThing {
  readonly title: string;
  /** Null for what has no page of its own. */
  readonly slug: string | null;
  readonly readsPerSecond: number;
  readonly everySeconds: number | null;
  readonly computeMs: number | null;
  readonly refreshedAt: Date | null;
}

const AGES_SQL = `
  SELECT coalesce(cadence ->> 'step', 'undecided') AS step, count(*)::integer AS things,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM now() - refreshed_at)::float8) AS "medianSeconds",
         max(extract(epoch FROM now() - refreshed_at))::float8 AS "oldestSeconds",
         count(*) FILTER (WHERE next_at < now() - interval '30 seconds')::integer AS overdue
  FROM refresh_plans GROUP BY 1 ORDER BY min(rank), 1`;

const HOTTEST_SQL = `
  SELECT coalesce(campaign.title, day.title, organisation.name, plan.thing_id::text) AS title, campaign.slug, plan.reads_per_second AS "readsPerSecond",
         plan.every_ms / 1000.0::float8 AS "everySeconds", (plan.cadence #>> '{load,computeMs}')::float8 AS "computeMs", plan.refreshed_at AS "refreshedAt"
  FROM refresh_plans plan
  LEFT JOIN campaigns campaign ON campaign.id = plan.thing_id
  LEFT JOIN giving_days day ON day.id = plan.thing_id
  LEFT JOIN organisations organisation ON organisation.id = plan.thing_id
  ORDER BY plan.reads_per_second DESC, plan.rank, plan.refreshed_at DESC NULLS LAST, plan.thing_id LIMIT $1`;

/** How fresh the figures of the whole fleet are, from the plan by which they are refreshed. */
@Injectable()
export class RefreshWatch {
  constructor(private readonly transactions: Transactions) {}

  listAges(): Promise<RungAges[]> {
    return this.transactions.run('platform', (tx) => tx.rows<RungAges>(AGES_SQL));
  }

  listHottest(limit: number): Promise<HotThing[]> {
    return this.transactions.run('platform', (tx) => tx.rows<HotThing>(HOTTEST_SQL, [limit]));
  }
}
