import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { newId, type DonationId, type DonorId, type OrganisationId } from '../shared/ids.js';
import { Donation } from './donation.entity.js';
import type { Gift } from './gift.js';
import type { Intake } from './intake.js';
import { PaymentGateway } from './payment-gateway.js';
import { findIntakeSql, startDonationSql } from './start-donation.sql.js';

/** `repeated`: this very request had come before. `key_reused`: another request had come under the same key. */
export type StartedDonation =
  | { readonly kind: 'started'; readonly donation: Donation }
  | { readonly kind: 'repeated' | 'key_reused'; readonly donationId: DonationId };

interface StartedRow {
  id: DonationId;
  donor_id: DonorId;
}

interface IntakeRow {
  fingerprint: Buffer;
  donation_id: DonationId;
}

/** Books the request and a pending donation before any provider is called: what was asked can no longer be lost. */
@Injectable()
export class StartDonation {
  constructor(
    private readonly transactions: Transactions,
    private readonly gateway: PaymentGateway,
    private readonly clock: Clock,
  ) {}

  run(gift: Gift, intake: Intake): Promise<StartedDonation> {
    const { organisationId } = gift;
    return this.transactions.run({ organisationId }, async (tx) => {
      const createdAt = this.clock.now();
      const started = await tx.row<StartedRow>(startDonationSql, this.#parameters(gift, intake, createdAt));
      if (started !== null) return { kind: 'started', donation: Donation.pending(started.id, started.donor_id, gift, createdAt) };
      const earlier = await this.#findEarlier(tx, organisationId, intake);
      if (earlier === null) throw new Error('the inbox refused a key that it does not hold');
      return earlier;
    });
  }

  /** What the key brought in before; null when it is new. Books nothing. */
  findEarlier(organisationId: OrganisationId, intake: Intake): Promise<StartedDonation | null> {
    return this.transactions.run({ organisationId }, (tx) => this.#findEarlier(tx, organisationId, intake));
  }

  async #findEarlier(tx: Transaction, organisationId: OrganisationId, { source, key, fingerprint, otherFingerprints = [] }: Intake): Promise<StartedDonation | null> {
    const earlier = await tx.row<IntakeRow>(findIntakeSql, [organisationId, source, key]);
    if (earlier === null) return null;
    const kind = [fingerprint, ...otherFingerprints].some((known) => earlier.fingerprint.equals(known)) ? 'repeated' : 'key_reused';
    return { kind, donationId: earlier.donation_id };
  }

  #parameters(gift: Gift, { source, key, fingerprint }: Intake, createdAt: Date): unknown[] {
    return [
      ...[newId<'Inbox'>(), gift.organisationId, source, key, fingerprint],
      ...[newId<'Donor'>(), gift.email, gift.name],
      ...[newId<'Donation'>(), gift.campaignId, gift.designationId, gift.amount.amount, gift.coveredFee, gift.amount.currency],
      ...[gift.anonymous, gift.message, gift.locale, this.gateway.name, gift.paymentToken, createdAt],
      gift.dedication === null ? null : JSON.stringify(gift.dedication),
    ];
  }
}
