import type { FormBody } from '../../http/form-body.js';
import type { DedicationRequest } from '../../donations/dedication.js';
import type { GiftFault, GiftRequest } from '../../donations/gift.js';
import { parseAmount, type AmountFault } from '../../shared/amount-text.js';
import type { Currency } from '../../shared/currencies.js';
import type { DonationFormField, DonationFormModel } from './campaign.page-model.js';

const DEDICATION_FIELDS: readonly DonationFormField[] = ['dedicationKind', 'dedicationName', 'notifyName', 'notifyEmail'];
const FIELDS: readonly DonationFormField[] = ['amount', 'otherAmount', 'designation', 'name', 'email', 'anonymous', 'message', 'coverFees', ...DEDICATION_FIELDS, 'card'];
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
    dedication: dedicationIn(form),
    card: form['card'] ?? '',
  };
  if (parsed === null) return { gift, amountFault: 'required' };
  return { gift, amountFault: parsed.ok ? null : parsed.fault };
}

/** Whoever fills in any of its fields wants a dedication; who is to be told is asked only where one of those two is filled in. */
function dedicationIn(form: FormBody): DedicationRequest | null {
  const [kind, name, notifyName, notifyEmail] = DEDICATION_FIELDS.map((field) => (form[field] ?? '').trim());
  if (!kind && !name && !notifyName && !notifyEmail) return null;
  const notify = notifyName || notifyEmail ? { name: notifyName ?? '', email: notifyEmail ?? '' } : null;
  return { kind: kind ?? '', name: name ?? '', notify };
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
