import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import type { Dedication } from '../donations/dedication.js';
import { Clock } from '../shared/clock.js';
import type { DonationId, OrganisationId } from '../shared/ids.js';
import { Letters } from './letters.js';
import { countNotifiedSql } from './letters.sql.js';

/** Most notices of an organisation in 24 hours: to one address, and on behalf of one donor. */
const MOST_A_DAY = { recipient: 5, donor: 10 } as const;

/** Word to those whom a donor wants to know of a dedication. They did not ask for mail, so it is rationed. */
@Injectable()
export class HonoureeNotices {
  constructor(
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {}

  /** What is beyond the ration is noted as refused, for staff to see. */
  async add(tx: Transaction, organisationId: OrganisationId, donationId: DonationId, { notify }: Dedication): Promise<void> {
    if (notify === null) return;
    const counted = await tx.row<{ recipient: number; donor: number }>(countNotifiedSql, [organisationId, notify.email, donationId, this.clock.now()]);
    const isTooMany = counted !== null && (counted.recipient >= MOST_A_DAY.recipient || counted.donor >= MOST_A_DAY.donor);
    const refusal = isTooMany ? 'too_many_notices' : null;
    await this.letters.add(tx, { organisationId, donationId, kind: 'dedication', receiptId: null, to: notify.email, by: 'freshet', refusal });
  }
}
