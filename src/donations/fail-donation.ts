import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { Clock } from '../shared/clock.js';
import type { Donation } from './donation.entity.js';
import type { PaymentFailure } from './donation-status.js';

const FAIL_SQL = `UPDATE donations SET status = 'failed', failed_at = $2, failure = $3 WHERE id = $1 AND status = 'pending' RETURNING id`;

/** Notes that a pending donation came to nothing, and why. */
@Injectable()
export class FailDonation {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Whether this call did so: false when the donation was pending no longer. */
  async run(donation: Donation, failure: PaymentFailure): Promise<boolean> {
    const { id, organisationId } = donation;
    const failed = await this.transactions.run({ organisationId }, async (tx) => {
      const row = await tx.row(FAIL_SQL, [id, this.clock.now(), failure]);
      if (row !== null) await this.events.add(tx, organisationId, 'donation.failed', { donation: id, failure });
      return row;
    });
    if (failed !== null) Object.assign(donation, { status: 'failed', failure });
    return failed !== null;
  }
}
