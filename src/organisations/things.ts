import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { parseId, type OrganisationId } from '../shared/ids.js';
import { parseSlug } from '../shared/slug.js';

/** Something that belongs to an organisation, named as its table is. */
export interface OwnedThing {
  readonly kind: string;
  readonly id: string;
  readonly organisationId: OrganisationId;
}

/** One SELECT for each table whose rows have an id and an owner: a table that is added is looked into by itself. */
const COMPOSE_SQL = `
  SELECT string_agg(format('SELECT %L AS kind, id, organisation_id AS "organisationId" FROM %I WHERE id = ANY ($1)', owned.table_name, owned.table_name), ' UNION ALL ') AS sql
  FROM information_schema.columns AS owned
  JOIN information_schema.columns AS keyed USING (table_schema, table_name)
  WHERE owned.table_schema = 'public' AND owned.column_name = 'organisation_id' AND keyed.column_name = 'id' AND keyed.data_type = 'uuid'`;

const BY_SLUG_SQL = `
  SELECT 'campaigns' AS kind, id, organisation_id AS "organisationId" FROM campaigns WHERE slug = ANY ($2)
  UNION ALL
  SELECT 'giving_days', id, organisation_id FROM giving_days WHERE slug = ANY ($2)`;

/** Whose things are, across all organisations: for noticing who asks for what is not theirs. */
@Injectable()
export class Things {
  #byId: Promise<string> | undefined;

  constructor(private readonly transactions: Transactions) {}

  /** What these names, as they stand in an address, stand for. */
  async find(names: readonly string[]): Promise<OwnedThing[]> {
    const ids = names.map((name) => parseId(name)).filter((id) => id !== null);
    const slugs = names.map(parseSlug).filter((slug) => slug !== null);
    const byId = await (this.#byId ??= this.#compose());
    return this.transactions.run('platform', (tx) => tx.rows<OwnedThing>(`${byId} UNION ALL ${BY_SLUG_SQL}`, [ids, slugs]));
  }

  #compose(): Promise<string> {
    const composed = this.transactions.run('platform', async (tx) => (await tx.row<{ sql: string }>(COMPOSE_SQL))?.sql ?? '');
    composed.catch(() => (this.#byId = undefined));
    return composed;
  }
}
