import type { FormBody } from '../../http/form-body.js';
import type { GiftFault, GiftRequest } from '../../donations/gift.js';
import { parseAmount, type AmountFault } from '../../shared/amount-text.js';
import type { Currency } from '../../shared/currencies.js';
import type { DonationFormField, DonationFormModel } from './campaign.page-model.js';

const FIELDS: readonly DonationFormField[] = ['amount', 'otherAmount', 'designation', 'name', 'email', 'anonymous', 'message', 'coverFees', 'card'];
const LONGEST_SHOWN_AGAIN = 2_000;

export interface FormRequest {
  readonly gift: GiftRequest;
  /** Why the amount cannot be read; the gift's amount means nothing then. */
  readonly amountFault: AmountFault | 'required' | null;
}

/** What a posted form asks for. Amounts are typed in major units, as people of many countries write them. */
export function readDonationForm(form: FormBody, { currency, locale }: { currency: Currency; locale: string }): FormRequest {
  const typed = typedAmount(form);
  const parsed = typed === '' ? null : parseAmount(typed, currency, locale);
  const gift = {
    amount: parsed?.ok === true ? parsed.value.amount : 0,
    currency,
    name: form['name'] ?? '',
    email: form['email'] ?? '',
    anonymous: form['anonymous'] === 'on',
    designation: form['designation'] || null,
    message: form['message'] || null,
    coverFees: form['coverFees'] === 'on',
    card: form['card'] ?? '',
  };
  if (parsed === null) return { gift, amountFault: 'required' };
  return { gift, amountFault: parsed.ok ? null : parsed.fault };
}

function typedAmount(form: FormBody): string {
  const chosen = form['amount']?.trim() ?? '';
  return chosen === '' || chosen === 'other' ? (form['otherAmount']?.trim() ?? '') : chosen;
}

/** What is shown again in a form that was refused: everything but the card. */
export function valuesOf(form: FormBody): DonationFormModel['values'] {
  const kept = FIELDS.filter((field) => field !== 'card' && form[field] !== undefined);
  return Object.fromEntries(kept.map((field) => [field, (form[field] ?? '').slice(0, LONGEST_SHOWN_AGAIN).toWellFormed()]));
}

/** A gift's faults beside the fields of the form. */
export function toFormFaults(faults: readonly GiftFault[], { amountFault }: FormRequest): DonationFormModel['faults'] {
  const others = faults.filter(({ field }) => field !== 'amount' || amountFault === null);
  const amount = amountFault === null ? [] : [{ field: 'amount' as const, code: amountFault }];
  return [...amount, ...others.map(({ field, code }) => ({ field: field === 'currency' ? ('form' as const) : field, code }))];
}
