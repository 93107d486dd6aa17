import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { Log, reasonOf } from '../shared/log.js';
import { Metrics } from '../telemetry/metrics.js';
import { CaptureDonation } from './capture-donation.js';
import type { Donation } from './donation.entity.js';
import type { PaymentFailure } from './donation-status.js';
import { FailDonation } from './fail-donation.js';
import { PaymentGateway, type ChargeOutcome } from './payment-gateway.js';
import { PROVIDER_PATIENCE_MS, withinMs } from './provider-patience.js';

const CONFIRMATION_PATIENCE_MS = 30 * 60_000;

/**
 * Asks the provider about a pending donation and books the answer. Safe at any time and any number of times: the
 * charge's key is the donation's id, and only a pending donation is moved.
 */
@Injectable()
export class SettleDonation {
  readonly #log: Log;

  constructor(
    private readonly gateway: PaymentGateway,
    private readonly capture: CaptureDonation,
    private readonly fail: FailDonation,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.#log = log.in('donations');
  }

  /** Returns the id of the database transaction that booked the gift; null when this call booked none. */
  async run(donation: Donation): Promise<string | null> {
    const outcome = await this.#ask(donation);
    if (outcome.status === 'pending') return null;
    if (outcome.status === 'action_required') return this.#awaitDonor(donation);
    if (outcome.status === 'failed') return this.#fail(donation, outcome.reason);
    const xid = await this.capture.run(donation, outcome.reference);
    if (xid !== null) this.metrics.donations.inc({ outcome: 'captured' });
    return xid;
  }

  async #fail(donation: Donation, reason: PaymentFailure): Promise<null> {
    if (await this.fail.run(donation, reason)) this.metrics.donations.inc({ outcome: 'failed' });
    return null;
  }

  /** A provider that cannot be reached has not said no: the donation stays pending and is asked about again. */
  async #ask(donation: Donation): Promise<ChargeOutcome> {
    try {
      return await withinMs(PROVIDER_PATIENCE_MS, this.gateway.charge(chargeOf(donation)));
    } catch (error) {
      this.#log.warn({ donationId: donation.id, reason: reasonOf(error) }, 'provider did not answer');
      return { status: 'pending' };
    }
  }

  async #awaitDonor(donation: Donation): Promise<null> {
    const waitedMs = this.clock.now().getTime() - donation.createdAt.getTime();
    return waitedMs > CONFIRMATION_PATIENCE_MS ? this.#fail(donation, 'authentication_required') : null;
  }
}

function chargeOf(donation: Donation) {
  return { key: donation.id, token: donation.paymentToken, amount: donation.charge, requestedAt: donation.createdAt };
}
