import { Injectable } from '@nestjs/common';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, OrganisationId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';

/** A campaign in a list of its organisation's staff. */
export interface StaffCampaign {
  readonly id: CampaignId;
  readonly organisationId: OrganisationId;
  readonly slug: Slug;
  readonly title: string;
  readonly currency: Currency;
  readonly locale: string;
  readonly goal: string | null;
  readonly opensAt: Date;
  /** Its own, or that of its giving day. */
  readonly endsAt: Date | null;
  readonly publishedAt: Date | null;
  readonly archivedAt: Date | null;
  readonly day: { readonly slug: Slug; readonly title: string } | null;
}

/** With all that a person writes. */
export interface WrittenCampaign extends StaffCampaign {
  readonly summary: string;
  readonly story: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly suggestedAmounts: readonly string[];
  readonly closesAt: Date | null;
  readonly designations: readonly { readonly slug: Slug; readonly title: string; readonly position: number }[];
}

export type CampaignPeriod = 'draft' | 'upcoming' | 'open' | 'closed' | 'archived';

export interface CampaignFilter {
  readonly search?: string | undefined;
  readonly day?: Slug | undefined;
  readonly period?: CampaignPeriod | undefined;
}

export const CAMPAIGN_SORTS: Readonly<Record<'title' | 'opensAt' | 'goal', SortColumn>> = {
  title: { sql: 'lower(campaign.title)', kind: 'text' },
  opensAt: { sql: 'campaign.opens_at', kind: 'instant' },
  goal: { sql: 'coalesce(campaign.goal, 0)', kind: 'whole' },
};

const ENDS_AT = 'coalesce(campaign.closes_at, day.ends_at)';

const COLUMNS = `
  campaign.id, campaign.organisation_id AS "organisationId", campaign.slug, campaign.title, campaign.currency, campaign.locale, campaign.goal::text,
  campaign.opens_at AS "opensAt", ${ENDS_AT} AS "endsAt", campaign.published_at AS "publishedAt", campaign.archived_at AS "archivedAt",
  CASE WHEN day.id IS NOT NULL THEN jsonb_build_object('slug', day.slug, 'title', day.title) END AS day`;

const FROM = `campaigns campaign LEFT JOIN giving_days day ON day.id = campaign.giving_day_id`;

const WRITTEN_SQL = `
  SELECT ${COLUMNS}, campaign.summary, campaign.story, campaign.minimum::text, campaign.maximum::text, campaign.suggested_amounts::text[] AS "suggestedAmounts",
         campaign.closes_at AS "closesAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('slug', slug, 'title', title, 'position', position) ORDER BY position, slug)
                   FROM designations WHERE campaign_id = campaign.id), '[]') AS designations
  FROM ${FROM} WHERE campaign.slug = $1`;

const IS_NOT_ARCHIVED = '(campaign.archived_at IS NULL OR campaign.archived_at > now())';

/** As {@link periodOf} has it. */
const IS: Readonly<Record<CampaignPeriod, string>> = {
  archived: 'campaign.archived_at <= now()',
  draft: `campaign.published_at IS NULL AND ${IS_NOT_ARCHIVED}`,
  upcoming: `campaign.published_at IS NOT NULL AND campaign.opens_at > now() AND ${IS_NOT_ARCHIVED}`,
  open: `campaign.published_at IS NOT NULL AND campaign.opens_at <= now() AND (${ENDS_AT} IS NULL OR ${ENDS_AT} > now()) AND ${IS_NOT_ARCHIVED}`,
  closed: `campaign.published_at IS NOT NULL AND campaign.opens_at <= now() AND ${ENDS_AT} <= now() AND ${IS_NOT_ARCHIVED}`,
};

/** Campaigns for those who run them: published or not. */
@Injectable()
export class StaffCampaignReader {
  constructor(private readonly transactions: Transactions) {}

  find(scope: Scope, slug: Slug): Promise<WrittenCampaign | null> {
    return this.transactions.run(scope, (tx) => tx.row<WrittenCampaign>(WRITTEN_SQL, [slug]));
  }

  list(organisationId: OrganisationId, { search = '', day, period }: CampaignFilter, sort: keyof typeof CAMPAIGN_SORTS, wish: PageWish): Promise<Page<StaffCampaign>> {
    const listing = new Listing(COLUMNS, FROM, 'campaign.id');
    listing.where(`campaign.organisation_id = ${listing.bind(organisationId)}`);
    if (search !== '') listing.where(`strpos(lower(campaign.title || ' ' || campaign.slug), lower(${listing.bind(search)})) > 0`);
    if (day !== undefined) listing.where(`day.slug = ${listing.bind(day)}`);
    if (period !== undefined) listing.where(IS[period]);
    return this.transactions.run({ organisationId }, (tx) => listing.page<StaffCampaign>(tx, CAMPAIGN_SORTS[sort], wish));
  }
}

/** Where it stands at `now`. */
export function periodOf({ publishedAt, archivedAt, opensAt, endsAt }: Pick<StaffCampaign, 'publishedAt' | 'archivedAt' | 'opensAt' | 'endsAt'>, now: Date): CampaignPeriod {
  if (archivedAt !== null && archivedAt <= now) return 'archived';
  if (publishedAt === null) return 'draft';
  if (opensAt > now) return 'upcoming';
  return endsAt !== null && endsAt <= now ? 'closed' : 'open';
}
