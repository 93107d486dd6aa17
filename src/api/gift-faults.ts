import type { Fault } from '../shared/domain-error.js';
import type { GiftFault, GiftField } from '../donations/gift.js';

/** Where a field of a gift stands in the body of the request. */
const PATHS: Readonly<Record<GiftField, string>> = {
  amount: 'amount',
  currency: 'currency',
  name: 'donor.name',
  email: 'donor.email',
  message: 'message',
  designation: 'designation',
  card: 'payment.card',
  dedicationKind: 'dedication.kind',
  dedicationName: 'dedication.name',
  notifyName: 'dedication.notify.name',
  notifyEmail: 'dedication.notify.email',
  form: '',
};

const MESSAGES: Readonly<Record<string, string>> = {
  required: 'is missing',
  not_a_number: 'is not a whole number of minor units',
  not_positive: 'must be more than zero',
  below_minimum: 'is less than the campaign takes',
  above_maximum: 'is more than the campaign takes at once',
  wrong_currency: "is not the campaign's currency",
  malformed: 'is malformed',
  too_long: 'is too long',
  empty: 'is empty',
  malformed_unicode: 'is not well-formed Unicode',
  control_character: 'has control characters',
  unknown: 'is not one of the campaign',
  link: 'must be a name, without an address',
};

export function toApiFault({ field, code }: GiftFault): Fault {
  return { field: PATHS[field], code, message: MESSAGES[code] ?? 'is not acceptable' };
}
