import { formatMoney } from '../../shared/money.js';
import type { DonationFormField, DonationFormModel } from '../campaign/campaign.page-model.js';
import { fillText } from '../page-text/fill.js';
import type { Voice } from '../page-text/voice.js';

type FaultField = DonationFormField | 'form';

/** What the donor reads about a fault; a code without a text of its own gets the general one. */
export function faultText(form: DonationFormModel, field: FaultField, code: string, voice: Voice): string {
  const texts: Partial<Record<FaultField, Readonly<Record<string, string>>>> = voice.text.faults;
  const own = texts[field === 'otherAmount' ? 'amount' : field] ?? {};
  const text = Object.hasOwn(own, code) ? own[code] : undefined;
  return fillText(text ?? voice.text.form.checkThis, {
    minimum: formatMoney(form.minimum, voice.locale),
    maximum: formatMoney(form.maximum, voice.locale),
  });
}

/** The text of the first fault of a field, or null where there is none. */
export function faultOf(form: DonationFormModel, field: FaultField, voice: Voice): string | null {
  const fault = form.faults.find((candidate) => candidate.field === field);
  return fault === undefined ? null : faultText(form, field, fault.code, voice);
}

export function fieldId(field: DonationFormField): string {
  return `give-${field}`;
}

/** Where a fault is put right: the element a link in the summary leads to. */
export function faultTarget(form: DonationFormModel, field: FaultField): string {
  if (field === 'form') return 'give';
  if (field === 'amount') return isOtherAmount(form) ? fieldId('otherAmount') : `${fieldId('amount')}-0`;
  return fieldId(field);
}

/** Whether the donor types an amount of their own. */
export function isOtherAmount({ values, suggested }: DonationFormModel): boolean {
  if (suggested.length === 0 || values.amount === 'other') return true;
  return values.amount === undefined && Boolean(values.otherAmount);
}
