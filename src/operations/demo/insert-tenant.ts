import type { Transaction } from '../../database/transaction.js';
import { campaignRow, designationRows, donorTagRows, inboxRow, tagRows } from './demo-rows.js';
import type { DemoTenant } from './demo-tenants.js';
import { ledgerRows } from './donations/ledger-rows.js';
import * as insert from './sql/insert-rows.sql.js';

/** Writes an organisation with everything that belongs to it, one statement per table. */
export async function insertTenant(tx: Transaction, tenant: DemoTenant, now: Date): Promise<void> {
  await insertAll(tx, insert.insertOrganisationsSql, [tenant.organisation]);
  await insertDay(tx, tenant, now);
}

/** The giving day of an organisation that is there already, with all that was given on it. */
export async function insertDay(tx: Transaction, tenant: DemoTenant, now: Date): Promise<void> {
  const { givingDay, campaigns, gifts, random } = tenant;
  await insertAll(tx, insert.insertGivingDaysSql, [givingDay]);
  await insertAll(
    tx,
    insert.insertCampaignsSql,
    campaigns.map((campaign, position) => campaignRow(campaign, position, now)),
  );
  await insertAll(tx, insert.insertDesignationsSql, campaigns.flatMap(designationRows));
  await insertDonors(tx, tenant, now);
  await insertAll(
    tx,
    insert.insertInboxSql,
    gifts.donations.map((donation) => inboxRow(random, donation)),
  );
  await insertAll(tx, insert.insertDonationsSql, gifts.donations);
  const { transactions, entries } = ledgerRows(random, gifts.donations);
  await insertAll(tx, insert.insertLedgerTransactionsSql, transactions);
  await insertAll(tx, insert.insertLedgerEntriesSql, entries);
}

async function insertDonors(
  tx: Transaction,
  { organisation, gifts, tags, random }: DemoTenant,
  now: Date,
): Promise<void> {
  const donors = gifts.donors.map((donor) => ({ ...donor, organisation_id: organisation.id }));
  const tagged = tagRows(random, organisation.id, tags, now);
  await insertAll(tx, insert.insertDonorsSql, donors);
  await insertAll(tx, insert.insertTagsSql, tagged);
  await insertAll(tx, insert.insertDonorTagsSql, donorTagRows(gifts.donors, tagged));
}

async function insertAll(tx: Transaction, sql: string, rows: readonly object[]): Promise<void> {
  await tx.rows(sql, [JSON.stringify(rows)]);
}
