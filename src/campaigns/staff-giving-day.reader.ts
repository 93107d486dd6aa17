import { Injectable } from '@nestjs/common';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import type { SortColumn } from '../database/keyset.js';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { GivingDayId, OrganisationId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';

/** A giving day as its staff know it: published or not. */
export interface StaffGivingDay {
  readonly id: GivingDayId;
  readonly organisationId: OrganisationId;
  readonly slug: Slug;
  readonly title: string;
  readonly tagline: string;
  readonly story: string;
  readonly locale: string;
  readonly currency: Currency;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly publishedAt: Date | null;
  readonly campaigns: number;
}

const CAMPAIGNS = 'SELECT count(*)::integer FROM campaigns WHERE campaigns.giving_day_id = day.id';

const COLUMNS = `
  day.id, day.organisation_id AS "organisationId", day.slug, day.title, day.tagline, day.story, day.locale, day.currency,
  day.starts_at AS "startsAt", day.ends_at AS "endsAt", day.published_at AS "publishedAt",
  (${CAMPAIGNS}) AS campaigns`;

export const GIVING_DAY_SORTS: Readonly<Record<'startsAt' | 'endsAt' | 'title' | 'campaigns', SortColumn>> = {
  startsAt: { sql: 'day.starts_at', kind: 'instant' },
  endsAt: { sql: 'day.ends_at', kind: 'instant' },
  title: { sql: 'lower(day.title)', kind: 'text' },
  campaigns: { sql: `(${CAMPAIGNS})`, kind: 'whole' },
};

export const GIVING_DAY_PERIODS = ['draft', 'upcoming', 'open', 'closed'] as const;

export type GivingDayPeriod = (typeof GIVING_DAY_PERIODS)[number];

export interface GivingDayFilter {
  readonly search?: string | undefined;
  readonly period?: GivingDayPeriod | undefined;
}

/** As {@link periodOfDay} has it. */
const IS: Readonly<Record<GivingDayPeriod, string>> = {
  draft: 'day.published_at IS NULL',
  upcoming: 'day.published_at IS NOT NULL AND day.starts_at > now()',
  open: 'day.published_at IS NOT NULL AND day.starts_at <= now() AND day.ends_at > now()',
  closed: 'day.published_at IS NOT NULL AND day.starts_at <= now() AND day.ends_at <= now()',
};

/** Giving days for those who run them. */
@Injectable()
export class StaffGivingDayReader {
  constructor(private readonly transactions: Transactions) {}

  find(scope: Scope, slug: Slug): Promise<StaffGivingDay | null> {
    return this.transactions.run(scope, (tx) => tx.row<StaffGivingDay>(`SELECT ${COLUMNS} FROM giving_days day WHERE day.slug = $1`, [slug]));
  }

  list(organisationId: OrganisationId, { search = '', period }: GivingDayFilter, sort: keyof typeof GIVING_DAY_SORTS, wish: PageWish): Promise<Page<StaffGivingDay>> {
    const listing = new Listing(COLUMNS, 'giving_days day', 'day.id');
    listing.where(`day.organisation_id = ${listing.bind(organisationId)}`);
    if (search !== '') listing.where(`strpos(lower(day.title || ' ' || day.slug), lower(${listing.bind(search)})) > 0`);
    if (period !== undefined) listing.where(IS[period]);
    return this.transactions.run({ organisationId }, (tx) => listing.page<StaffGivingDay>(tx, GIVING_DAY_SORTS[sort], wish));
  }

  /** The edition before: what the same organisation held last before this one began, and all of whose gifts are in. */
  findEditionBefore({ id, organisationId, startsAt }: Pick<StaffGivingDay, 'id' | 'organisationId' | 'startsAt'>): Promise<StaffGivingDay | null> {
    return this.transactions.readTogether({ organisationId }, (tx) =>
      tx.row<StaffGivingDay>(
        `SELECT ${COLUMNS} FROM giving_days day
         WHERE day.organisation_id = $1 AND day.id <> $2 AND day.ends_at <= $3 ORDER BY day.ends_at DESC, day.id LIMIT 1`,
        [organisationId, id, startsAt],
      ),
    );
  }
}

/** Where it stands at `now`. */
export function periodOfDay({ publishedAt, startsAt, endsAt }: Pick<StaffGivingDay, 'publishedAt' | 'startsAt' | 'endsAt'>, now: Date): GivingDayPeriod {
  if (publishedAt === null) return 'draft';
  if (startsAt > now) return 'upcoming';
  return endsAt <= now ? 'closed' : 'open';
}
