import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Events } from '../organisations/events.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import type { DonationId, OrganisationId } from '../shared/ids.js';
import { checkEntry, fingerprintOfEntry, type CheckedEntry, type OfflineEntry } from './offline-entry.js';
import { EntryKeyReused, EntryRefused, ReferenceBooked } from './offline-entry.errors.js';
import { SendReceipt } from './jobs/send-receipt.definition.js';
import { OfflineGifts, type OfflineGift } from './offline-gifts.js';
import { findEntrySql, findEntryCampaignSql, findEntryDonorSql } from './offline-entry.sql.js';

/** Who enters a gift, as the audit log names them, and the key under which it is entered once. */
export interface EnteredBy {
  readonly actor: string;
  readonly key: string;
}

export interface EnteredGift {
  readonly donationId: DonationId;
  /** It had been entered before under the same key. */
  readonly isRepeated: boolean;
  readonly xid: string | null;
}

interface EntryCampaign {
  readonly id: string;
  readonly currency: string;
  readonly locale: string;
  readonly designationId: string | null;
}

/** Somebody enters a gift that came by cheque, transfer or in cash. It is booked as those of a file are, once per organisation and key. */
@Injectable()
export class EnterOfflineGift {
  constructor(
    private readonly transactions: Transactions,
    private readonly gifts: OfflineGifts,
    private readonly outbox: Outbox,
    private readonly events: Events,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws EntryRefused naming every fault, EntryKeyReused, ReferenceBooked */
  run(organisationId: OrganisationId, entry: OfflineEntry, by: EnteredBy): Promise<EnteredGift> {
    const { checked, faults } = checkEntry(entry, this.clock.now());
    const fingerprint = fingerprintOfEntry(entry);
    return this.transactions.run({ organisationId }, async (tx) => {
      // Whoever enters under the same key at this moment comes after us, and finds what we have booked.
      await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended('entry ' || $1 || ' ' || $2, 0))`, [organisationId, by.key]);
      const earlier = await tx.row<{ id: DonationId; fingerprint: string }>(findEntrySql, [organisationId, by.key]);
      if (earlier !== null && earlier.fingerprint !== fingerprint) throw new EntryKeyReused();
      if (earlier !== null) return { donationId: earlier.id, isRepeated: true, xid: null };
      if (checked === null) throw new EntryRefused(faults);
      const gift = await this.#toGift(tx, organisationId, checked);
      const reference = checked.reference === null ? `entry:${by.key}` : `reference:${checked.reference}`;
      const booked = await this.gifts.book(tx, { organisationId, importId: null }, [{ ...gift, reference, entry: { by: by.actor, means: checked.means, key: by.key, fingerprint } }]);
      if (booked.first === null) throw new ReferenceBooked();
      await this.#tell(tx, organisationId, booked.first, checked, by.actor);
      return { donationId: booked.first, isRepeated: false, xid: booked.xid };
    });
  }

  async #toGift(tx: Transaction, organisationId: OrganisationId, entry: CheckedEntry): Promise<Omit<OfflineGift, 'reference'>> {
    const campaign = await tx.row<EntryCampaign>(findEntryCampaignSql, [organisationId, entry.campaign, entry.designation]);
    const email = entry.email ?? (await tx.row<{ email: string }>(findEntryDonorSql, [organisationId, entry.number]))?.email ?? null;
    const faults = [
      ...(campaign === null ? [{ field: 'campaign', code: 'unknown', message: 'is not one of the organisation' }] : []),
      ...(campaign !== null && entry.designation !== null && campaign.designationId === null ? [{ field: 'designation', code: 'unknown', message: 'is not one of the campaign' }] : []),
      ...(campaign !== null && campaign.currency !== entry.currency ? [{ field: 'currency', code: 'wrong_currency', message: `is not the campaign's, which is ${campaign.currency}` }] : []),
      ...(email === null ? [{ field: 'donor.number', code: 'unknown', message: 'is the number of nobody' }] : []),
    ];
    if (faults.length > 0 || campaign === null || email === null) throw new EntryRefused(faults);
    const { amount, currency, name, anonymous, message, dedication, receivedAt } = entry;
    return {
      ...{ amount, currency, name, anonymous, message, dedication, email },
      ...{ campaign_id: campaign.id, designation_id: campaign.designationId, locale: campaign.locale, given_at: receivedAt.toISOString() },
    };
  }

  async #tell(tx: Transaction, organisationId: OrganisationId, donationId: DonationId, { amount, currency, means, sendReceipt }: CheckedEntry, actor: string): Promise<void> {
    if (sendReceipt) await this.outbox.add(tx, organisationId, SendReceipt, { donationId, organisationId });
    await this.events.add(tx, organisationId, 'donation.captured', { donation: donationId, amount, currency });
    await this.audit.add(tx, { organisationId, actor, action: 'donation.enter', subject: `donation:${donationId}`, detail: { amount, currency, means, sendReceipt } });
  }
}
