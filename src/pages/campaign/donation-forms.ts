import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { PublishedCampaign } from '../../campaigns/campaign.reader.js';
import { MESSAGE_LIMIT } from '../../donations/check-gift.js';
import { PaymentGateway } from '../../donations/payment-gateway.js';
import { money } from '../../shared/money.js';
import type { DonationFormModel } from './campaign.page-model.js';

/** What was typed into a form that was refused, and why. */
export type FilledForm = Pick<DonationFormModel, 'values' | 'faults'>;

const EMPTY: FilledForm = { values: {}, faults: [] };

/** Donation forms as they are drawn. */
@Injectable()
export class DonationForms {
  constructor(private readonly gateway: PaymentGateway) {}

  of({ campaign, designations }: PublishedCampaign, { values, faults }: FilledForm = EMPTY): DonationFormModel {
    const { slug, currency, suggestedAmounts, minimum, maximum } = campaign;
    return {
      ...{ currency, values, faults },
      action: `/c/${slug}/donations`,
      suggested: suggestedAmounts.map((amount) => money(amount, currency)),
      minimum: money(minimum, currency),
      maximum: money(maximum, currency),
      designations: designations.map((designation) => ({ slug: designation.slug, title: designation.title })),
      messageLimit: MESSAGE_LIMIT,
      cardFee: { basisPoints: this.gateway.feeBasisPoints, fixed: money(0, currency) },
      attempt: randomUUID(),
    };
  }
}
