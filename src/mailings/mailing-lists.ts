import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { newId, type MailingListId, type OrganisationId } from '../shared/ids.js';
import { MailingRefused } from './mailings.errors.js';

export interface MailingList {
  readonly id: MailingListId;
  readonly slug: string;
  readonly name: string;
}

/** The list that every organisation has from its first mailing on. */
export const FIRST_LIST = { slug: 'news', name: 'News' } as const;

/** What people can leave one by one: news, appeals, invitations. */
@Injectable()
export class MailingLists {
  constructor(private readonly transactions: Transactions) {}

  async list(organisationId: OrganisationId): Promise<MailingList[]> {
    return this.transactions.run({ organisationId }, (tx) => tx.rows<MailingList>(`SELECT id, slug, name FROM mailing_lists ORDER BY name, slug`));
  }

  /** Makes a list, or names one anew. */
  async save(organisationId: OrganisationId, slug: string, name: string): Promise<MailingList> {
    return this.transactions.run({ organisationId }, (tx) => upsert(tx, organisationId, slug, name));
  }

  /** @throws MailingRefused for a list that does not exist. */
  async getOrMakeFirst(tx: Transaction, organisationId: OrganisationId, slug: string): Promise<MailingListId> {
    if (slug === FIRST_LIST.slug) return (await upsert(tx, organisationId, slug, FIRST_LIST.name)).id;
    throw new MailingRefused([{ field: 'list', code: 'unknown', message: 'is not one of the organisation' }]);
  }
}

async function upsert(tx: Transaction, organisationId: OrganisationId, slug: string, name: string): Promise<MailingList> {
  const saved = await tx.row<MailingList>(
    `INSERT INTO mailing_lists (id, organisation_id, slug, name) VALUES ($1, $2, $3, $4)
     ON CONFLICT (organisation_id, slug) DO UPDATE SET name = EXCLUDED.name RETURNING id, slug, name`,
    [newId<'MailingList'>(), organisationId, slug, name],
  );
  return saved as MailingList;
}
