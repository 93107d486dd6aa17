import { Injectable } from '@nestjs/common';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, GivingDayId, OrganisationId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';

/** A campaign or a giving day: what raises money, has figures of its own, and may have an end. */
export interface Fundraiser {
  readonly kind: 'campaign' | 'giving_day';
  readonly id: CampaignId | GivingDayId;
  readonly organisationId: OrganisationId;
  readonly slug: Slug;
  readonly title: string;
  readonly currency: Currency;
  /** Null for a campaign without an end. */
  readonly endsAt: Date | null;
}

/** With the name of whose it is, for people who see all of them. */
export interface NamedFundraiser extends Fundraiser {
  readonly organisation: string;
}

const EVERY_FUNDRAISER = `
  SELECT 'campaign' AS kind, id, organisation_id AS "organisationId", slug, title, currency, closes_at AS "endsAt" FROM campaigns
  UNION ALL
  SELECT 'giving_day', id, organisation_id, slug, title, currency, ends_at FROM giving_days`;

const NAMED = `
  SELECT fundraiser.*, organisations.name AS organisation
  FROM (${EVERY_FUNDRAISER}) fundraiser JOIN organisations ON organisations.id = fundraiser."organisationId"`;

/** Campaigns and giving days as staff know them: published or not. */
@Injectable()
export class FundraiserReader {
  constructor(private readonly transactions: Transactions) {}

  /** Null where `scope` sees none of that kind under the slug. */
  find(scope: Scope, kind: Fundraiser['kind'], slug: Slug): Promise<NamedFundraiser | null> {
    return this.transactions.run(scope, (tx) => tx.row<NamedFundraiser>(`${NAMED} WHERE kind = $1 AND fundraiser.slug = $2`, [kind, slug]));
  }

  /** Up to two: a campaign and a giving day may share a slug. */
  listBySlug(scope: Scope, slug: Slug): Promise<NamedFundraiser[]> {
    return this.transactions.run(scope, (tx) => tx.rows<NamedFundraiser>(`${NAMED} WHERE fundraiser.slug = $1 ORDER BY kind`, [slug]));
  }

  /** Those whose title, slug or organisation has `text` in it; giving days first, the latest to end before the others. */
  search(scope: Scope, text: string, limit: number): Promise<NamedFundraiser[]> {
    return this.transactions.run(scope, (tx) =>
      tx.rows<NamedFundraiser>(
        `${NAMED} WHERE strpos(lower(concat_ws(' ', title, fundraiser.slug, organisations.name)), lower($1)) > 0
         ORDER BY kind DESC, "endsAt" DESC NULLS FIRST, title, fundraiser.slug LIMIT $2`,
        [text, limit],
      ),
    );
  }
}
