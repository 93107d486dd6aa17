import type { Transaction } from '../../src/database/transaction.js';
import { newId, type DesignationId, type DonationId, type DonorId } from '../../src/shared/ids.js';
import { next, type MadeCampaign } from './a-campaign.js';

export interface BookedGift {
  readonly donationId: DonationId;
  readonly campaign: MadeCampaign;
  readonly donorId: DonorId;
  readonly designationId: DesignationId | null;
  readonly currency: string;
}

interface Wishes {
  readonly amount: number;
  readonly designationId?: DesignationId | null;
  readonly currency?: string;
  readonly givenAt?: Date;
}

/** A captured gift, straight into the books. */
export async function bookGift(tx: Transaction, campaign: MadeCampaign, donorId: DonorId, { amount, designationId = null, currency = campaign.currency, givenAt = new Date() }: Wishes): Promise<BookedGift> {
  const { organisationId } = campaign;
  const [donationId, inboxId] = [newId<'Donation'>() as DonationId, newId<'Inbox'>()];
  await tx.rows(`INSERT INTO inbox (id, organisation_id, source, key, fingerprint) VALUES ($1, $2, 'api', $3, decode(repeat('00', 32), 'hex'))`, [inboxId, organisationId, inboxId]);
  await tx.rows(
    `INSERT INTO donations (id, organisation_id, campaign_id, designation_id, donor_id, inbox_id, status, amount, currency, donor_name, locale, gateway, gateway_reference, payment_token, captured_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'captured', $7, $8, 'Donor', 'en', 'sandbox', $9, 'token', $10)`,
    [donationId, organisationId, campaign.id, designationId, donorId, inboxId, amount, currency, `reference-${next()}-${donationId}`, givenAt],
  );
  const gift = { donationId, campaign, donorId, designationId, currency };
  await bookMovement(tx, gift, 'capture', amount, givenAt);
  return gift;
}

/** What comes to the campaign of a gift, or goes from it again. Minor units. */
export async function bookMovement(tx: Transaction, { donationId, campaign, donorId, designationId, currency }: BookedGift, kind: 'capture' | 'refund' | 'dispute' | 'dispute_reversal', amount: number, at = new Date()): Promise<void> {
  const transactionId = newId<'LedgerTransaction'>();
  await tx.rows(`INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference, occurred_at) VALUES ($1, $2, $3, $4, $5, $6)`, [transactionId, campaign.organisationId, donationId, kind, `test-${next()}`, at]);
  await tx.rows(
    `INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount, currency, campaign_id, designation_id, donor_id)
     SELECT $1, $2, account, amount, $3, $4, $5, $6 FROM (VALUES ('donor', -$7::bigint), ('campaign', $7::bigint)) AS posting (account, amount)`,
    [campaign.organisationId, transactionId, currency, campaign.id, designationId, donorId, amount],
  );
}
