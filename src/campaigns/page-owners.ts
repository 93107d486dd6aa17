import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';

/** Whose pages are. */
@Injectable()
export class PageOwners {
  constructor(private readonly transactions: Transactions) {}

  /** Null where no such page is published. */
  async find(kind: 'campaign' | 'givingDay', slug: Slug): Promise<OrganisationId | null> {
    const table = kind === 'campaign' ? 'campaigns' : 'giving_days';
    const row = await this.transactions.run('public', (tx) =>
      tx.row<{ organisationId: OrganisationId }>(`SELECT organisation_id AS "organisationId" FROM ${table} WHERE slug = $1 AND published_at IS NOT NULL`, [slug]),
    );
    return row?.organisationId ?? null;
  }

  /** The giving day that is on, or is to come next, or was last; null where there is none. */
  async findDayToShow(organisationId: OrganisationId): Promise<Slug | null> {
    const row = await this.transactions.run('public', (tx) =>
      tx.row<{ slug: Slug }>(
        `SELECT slug FROM giving_days WHERE organisation_id = $1 AND published_at IS NOT NULL
         ORDER BY ends_at < now(), CASE WHEN ends_at < now() THEN -extract(epoch FROM ends_at) ELSE extract(epoch FROM starts_at) END LIMIT 1`,
        [organisationId],
      ),
    );
    return row?.slug ?? null;
  }
}
