import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';
import { Organisation } from './organisation.entity.js';

/** The clients of the platform, for people who look after all of them. */
@Injectable()
export class OrganisationReader {
  constructor(private readonly transactions: Transactions) {}

  list(): Promise<Organisation[]> {
    return this.transactions.run('platform', (tx) => tx.manager.find(Organisation, { order: { name: 'ASC', slug: 'ASC' } }));
  }

  find(slug: string): Promise<Organisation | null> {
    return this.transactions.run('platform', (tx) => tx.manager.findOneBy(Organisation, { slug }));
  }

  get(id: OrganisationId): Promise<Organisation> {
    return this.transactions.readTogether({ organisationId: id }, (tx) => tx.manager.findOneByOrFail(Organisation, { id }));
  }
}
