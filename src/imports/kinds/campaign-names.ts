import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { Currency } from '../../shared/currencies.js';
import type { OrganisationId } from '../../shared/ids.js';

/** A campaign as rows of a file may name it, with its designations. */
export interface NamedCampaign {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly currency: Currency;
  readonly locale: string;
  readonly designations: readonly { readonly id: string; readonly slug: string; readonly title: string }[];
}

const SQL = `
  SELECT campaign.id, campaign.slug, campaign.title, campaign.currency, campaign.locale,
         coalesce(jsonb_agg(jsonb_build_object('id', fund.id, 'slug', fund.slug, 'title', fund.title)) FILTER (WHERE fund.id IS NOT NULL), '[]') AS designations
  FROM campaigns campaign LEFT JOIN designations fund ON fund.campaign_id = campaign.id
  WHERE campaign.organisation_id = $1
  GROUP BY campaign.id`;

/** All campaigns of an organisation, published or not. */
@Injectable()
export class CampaignNames {
  constructor(private readonly transactions: Transactions) {}

  list(organisationId: OrganisationId): Promise<NamedCampaign[]> {
    return this.transactions.run({ organisationId }, (tx) => tx.rows<NamedCampaign>(SQL, [organisationId]));
  }
}

/** Finds things by slug, or by a title that only one of them has; case does not matter. */
export function byName<Thing extends { readonly slug: string; readonly title: string }>(things: readonly Thing[]): (name: string) => Thing | null {
  const bySlug = new Map(things.map((thing) => [thing.slug, thing]));
  const byTitle = new Map<string, Thing | null>();
  for (const thing of things) {
    const title = thing.title.toLowerCase();
    byTitle.set(title, byTitle.has(title) ? null : thing);
  }
  return (name) => bySlug.get(name.toLowerCase()) ?? byTitle.get(name.toLowerCase()) ?? null;
}
