import { Injectable } from '@nestjs/common';
import type { Donation } from '../../../donations/donation.entity.js';
import { RefundLimits } from '../../../donations/refund-limits.js';
import { RefundReader } from '../../../donations/refund.reader.js';
import type { Refund } from '../../../donations/refund.js';
import { SecondPersons } from '../../../donations/second-persons.js';
import { ActorNames } from '../../../organisations/actor-names.js';
import { money } from '../../../shared/money.js';
import type { RefundOfferShown, RefundRowShown } from '../../contract/donations.js';
import { actorOf } from '../../queues/actor-of.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { isRefunder } from './shown-donations.js';

/** Shows refunds to somebody: what can be given back, who asked, who decided, and what they may decide themselves. */
@Injectable()
export class RefundDesk {
  constructor(
    private readonly names: ActorNames,
    private readonly persons: SecondPersons,
    private readonly refunds: RefundReader,
    private readonly limits: RefundLimits,
  ) {}

  async show(session: ConsoleSession, donation: Donation, refunds: readonly Refund[]): Promise<RefundRowShown[]> {
    const isWaiting = refunds.some(({ status }) => status === 'waiting');
    const [names, own] = await Promise.all([
      this.names.find(donation.organisationId, refunds.flatMap(({ requestedBy, decidedBy }) => (decidedBy === null ? [requestedBy] : [requestedBy, decidedBy]))),
      isWaiting ? this.persons.listOwn(donation, session.staff) : new Set(),
    ]);
    const mayDecide = isRefunder(session.staff);
    return refunds.map((refund) => {
      const { id, amount, status, reason, failure, requestedAt, requestedBy, decidedBy, expiresAt } = refund;
      const decides = mayDecide && status === 'waiting';
      return {
        ...{ id, amount, status, reason, failure, requestedAt: requestedAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null },
        askedBy: names.get(requestedBy) ?? null,
        decidedBy: decidedBy === null ? null : { name: names.get(decidedBy) ?? null },
        may: { agree: decides && !own.has(id), decline: decides && requestedBy !== actorOf(session), withdraw: decides && requestedBy === actorOf(session) },
      };
    });
  }

  async showOne(session: ConsoleSession, donation: Donation, refund: Refund): Promise<RefundRowShown> {
    const [shown] = await this.show(session, donation, [refund]);
    return shown as RefundRowShown;
  }

  /** What can be given back at this moment, from the donation and its refunds themselves. */
  async offer({ id, organisationId, charge, refunded, currency }: Donation): Promise<RefundOfferShown> {
    const [refunds, from] = await Promise.all([this.refunds.listOfDonation(id, { organisationId }), this.limits.find(organisationId, currency)]);
    const sum = (counts: (refund: Refund) => boolean) => refunds.filter(counts).reduce((total, { amount }) => total + amount.amount, 0);
    const underWay = sum(({ status }) => status === 'pending');
    const alone = sum(({ status, decidedBy }) => decidedBy === null && (status === 'pending' || status === 'succeeded'));
    const left = Math.max(0, charge.amount - refunded - underWay);
    const agreementFrom = from === null ? null : money(Math.max(1, from - alone), currency);
    return { charged: charge, refunded: money(refunded, currency), underWay: money(underWay, currency), left: money(left, currency), agreementFrom, readAt: new Date().toISOString() };
  }
}
