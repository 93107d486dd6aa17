import { stateAt } from '../campaigns/campaign-period.js';
import type { PublishedCampaign } from '../campaigns/campaign.reader.js';
import { parseEmail } from '../shared/email-address.js';
import { money } from '../shared/money.js';
import { parseText } from '../shared/text.js';
import { coveredFee } from './covered-fee.js';
import { checkDedication } from './dedication.js';
import type { Gift, GiftFault, GiftField, GiftRequest } from './gift.js';
import type { PaymentGateway } from './payment-gateway.js';

export type CheckedGift = { readonly ok: true; readonly gift: Gift } | { readonly ok: false; readonly faults: readonly GiftFault[] };

/** Longest texts, in Unicode code points. */
export const NAME_LIMIT = 100;
export const MESSAGE_LIMIT = 500;

/** Holds a request against its campaign and finds everything that is wrong with it at once. */
export function checkGift(request: GiftRequest, to: PublishedCampaign, gateway: PaymentGateway, now: Date): CheckedGift {
  const { campaign } = to;
  const faults: GiftFault[] = [...periodFaults(to, now), ...amountFaults(request, to)];
  const fault = (field: GiftField, code: string) => void faults.push({ field, code });

  const name = parseText(request.name, NAME_LIMIT);
  if (!name.ok) fault('name', name.fault === 'empty' ? 'required' : name.fault);
  const email = parseEmail(request.email);
  if (!email.ok) fault('email', request.email.trim() === '' ? 'required' : email.fault);
  const message = parseText(request.message ?? '', MESSAGE_LIMIT, { lines: true });
  if (!message.ok && message.fault !== 'empty') fault('message', message.fault);
  const designation = to.designations.find(({ slug }) => slug === request.designation);
  if (request.designation !== null && designation === undefined) fault('designation', 'unknown');
  const { dedication, faults: dedicationFaults } = checkDedication(request.dedication);
  faults.push(...dedicationFaults);
  const card = gateway.tokenise(request.card);
  if (!card.ok) fault('card', request.card.trim() === '' ? 'required' : card.fault);
  if (faults.length > 0 || !name.ok || !email.ok || !card.ok) return { ok: false, faults };

  const amount = money(request.amount, campaign.currency);
  return {
    ok: true,
    gift: {
      organisationId: campaign.organisationId,
      campaignId: campaign.id,
      designationId: designation?.id ?? null,
      amount,
      coveredFee: request.coverFees ? coveredFee(amount, (gross) => gateway.feeOf(gross)) : 0,
      name: name.value,
      email: email.value,
      anonymous: request.anonymous,
      message: message.ok ? message.value : null,
      locale: campaign.locale,
      dedication,
      paymentToken: card.token,
    },
  };
}

function periodFaults({ campaign }: PublishedCampaign, now: Date): GiftFault[] {
  const state = stateAt(campaign, now);
  if (state === 'open') return [];
  return [{ field: 'form', code: state === 'closed' ? 'closed' : 'not_open_yet' }];
}

function amountFaults({ amount, currency }: GiftRequest, { campaign }: PublishedCampaign): GiftFault[] {
  if (currency !== campaign.currency) return [{ field: 'currency', code: 'wrong_currency' }];
  if (!Number.isSafeInteger(amount)) return [{ field: 'amount', code: 'not_a_number' }];
  if (amount <= 0) return [{ field: 'amount', code: 'not_positive' }];
  if (amount < campaign.minimum) return [{ field: 'amount', code: 'below_minimum' }];
  return amount > campaign.maximum ? [{ field: 'amount', code: 'above_maximum' }] : [];
}
