import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';

/** What those are called who have done something in an organisation; people of the platform are not named to its people. */
@Injectable()
export class ActorNames {
  constructor(private readonly transactions: Transactions) {}

  /** By `staff:<id>` and `api-key:<id>`; those who are not of the organisation are left out. */
  async find(organisationId: OrganisationId, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (actors.length === 0) return new Map();
    const rows = await this.transactions.run({ organisationId }, (tx) =>
      tx.rows<{ actor: string; name: string }>(
        `SELECT 'staff:' || id AS actor, name FROM staff WHERE 'staff:' || id = ANY ($1)
         UNION ALL SELECT 'api-key:' || id, name FROM api_keys WHERE 'api-key:' || id = ANY ($1)`,
        [[...new Set(actors)]],
      ),
    );
    return new Map(rows.map(({ actor, name }) => [actor, name]));
  }
}
