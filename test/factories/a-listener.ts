import type { OrganisationId } from '../../src/shared/ids.js';
import type { TestDatabase } from '../support/database.js';

/** An endpoint to which nothing is delivered unless somebody does: what happens is noted for it. */
export async function aListener({ transactions }: Pick<TestDatabase, 'transactions'>, organisationId: OrganisationId, eventTypes: readonly string[]): Promise<void> {
  const sql = `
    INSERT INTO webhook_endpoints (id, organisation_id, url, event_types, secret, created_at, created_by)
    VALUES (uuidv7(), $1, 'https://receiver.example/hook', $2, decode('00', 'hex'), now(), 'test')`;
  await transactions.run('platform', (tx) => tx.rows(sql, [organisationId, eventTypes]));
}

/** What the organisation's listeners are to be told, in the order in which it happened. */
export async function toldOf({ transactions }: Pick<TestDatabase, 'transactions'>, organisationId: OrganisationId): Promise<{ type: string; data: object }[]> {
  return transactions.run('platform', (tx) => tx.rows(`SELECT type, data FROM webhook_events WHERE organisation_id = $1 ORDER BY id`, [organisationId]));
}
