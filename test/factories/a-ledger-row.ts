import type { Transaction } from '../../src/database/transaction.js';
import { newId, type DesignationId, type DonationId, type DonorId, type OrganisationId } from '../../src/shared/ids.js';
import type { TestDatabase } from '../support/database.js';
import { next, type MadeCampaign } from './a-campaign.js';

export async function aDonor({ transactions }: TestDatabase, organisationId: OrganisationId): Promise<DonorId> {
  const id: DonorId = newId();
  await transactions.run('platform', (tx) =>
    tx.rows(`INSERT INTO donors (id, organisation_id, email, name, created_at) VALUES ($1, $2, $3, 'Donor', now())`, [id, organisationId, `${id}@example.org`]),
  );
  return id;
}

export interface Movement {
  readonly campaign: MadeCampaign;
  readonly donorId: DonorId;
  /** Minor units the campaign receives; negative for a refund. */
  readonly amount: number;
  readonly currency?: string;
  readonly designationId?: DesignationId | null;
}

/** Books straight into the ledger, as any writer may, and answers the transaction's xid. */
export async function book(tx: Transaction, { campaign, donorId, amount, currency = campaign.currency, designationId = null }: Movement): Promise<string> {
  const { organisationId } = campaign;
  const [donationId, inboxId, transactionId] = [newId<'Donation'>() as DonationId, newId<'Inbox'>(), newId<'LedgerTransaction'>()];
  await tx.rows(`INSERT INTO inbox (id, organisation_id, source, key, fingerprint) VALUES ($1, $2, 'api', $3, decode(repeat('00', 32), 'hex'))`, [inboxId, organisationId, inboxId]);
  await tx.rows(
    `INSERT INTO donations (id, organisation_id, campaign_id, designation_id, donor_id, inbox_id, status, amount, currency, donor_name, locale, gateway, gateway_reference, payment_token, captured_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'captured', $7, $8, 'Donor', 'en', 'sandbox', $9, 'token', now())`,
    [donationId, organisationId, campaign.id, designationId, donorId, inboxId, Math.abs(amount), currency, `reference-${next()}-${donationId}`],
  );
  await tx.rows(`INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference) VALUES ($1, $2, $3, $4, 'test')`, [transactionId, organisationId, donationId, amount > 0 ? 'capture' : 'refund']);
  const [entry] = await tx.rows<{ xid: string }>(
    `INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount, currency, campaign_id, designation_id, donor_id)
     SELECT $1, $2, account, amount, $3, $4, $5, $6 FROM (VALUES ('donor', -$7::bigint), ('campaign', $7::bigint)) AS posting (account, amount) RETURNING xid::text`,
    [organisationId, transactionId, currency, campaign.id, designationId, donorId, amount],
  );
  return entry!.xid;
}

/** Books one movement in a transaction of its own. */
export function bookAlone({ transactions }: TestDatabase, movement: Movement): Promise<string> {
  return transactions.run('platform', (tx) => book(tx, movement));
}
