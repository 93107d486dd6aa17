import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';
import { FIRST_LIST } from './mailing-lists.js';
import type { NamedThing } from './mailing.js';

/** What somebody who composes may choose from. */
export interface ComposeChoices {
  readonly lists: readonly NamedThing[];
  readonly campaigns: readonly NamedThing[];
  readonly givingDays: readonly NamedThing[];
  readonly segments: readonly { readonly id: string; readonly name: string }[];
  /** The most used first. */
  readonly tags: readonly string[];
  /** IANA time zone in which its people think. */
  readonly timeZone: string;
  readonly locale: string;
}

const MOST_TAGS = 200;

/** The lists, campaigns, days and tags of one organisation. */
@Injectable()
export class ComposeChoicesReader {
  constructor(private readonly transactions: Transactions) {}

  get(organisationId: OrganisationId): Promise<ComposeChoices> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const lists = await tx.rows<NamedThing>(`SELECT slug, name FROM mailing_lists ORDER BY name, slug`);
      const campaigns = await tx.rows<NamedThing>(`SELECT slug, title AS name FROM campaigns ORDER BY position, title`);
      const givingDays = await tx.rows<NamedThing>(`SELECT slug, title AS name FROM giving_days ORDER BY starts_at DESC`);
      const tags = await tx.rows<{ name: string }>(
        `SELECT tags.name FROM tags LEFT JOIN donor_tags ON donor_tags.tag_id = tags.id GROUP BY tags.id ORDER BY count(donor_tags.tag_id) DESC, tags.name LIMIT $1`,
        [MOST_TAGS],
      );
      const segments = await tx.rows<{ id: string; name: string }>(`SELECT id, name FROM segments ORDER BY lower(name), id`);
      const own = await tx.row<{ timeZone: string; locale: string }>(`SELECT time_zone AS "timeZone", locale FROM organisations WHERE id = $1`, [organisationId]);
      return {
        lists: lists.some(({ slug }) => slug === FIRST_LIST.slug) ? lists : [FIRST_LIST, ...lists],
        ...{ campaigns, givingDays, segments, tags: tags.map(({ name }) => name), timeZone: own?.timeZone ?? 'UTC', locale: own?.locale ?? 'en' },
      };
    });
  }
}
