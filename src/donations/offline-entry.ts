import { createHash } from 'node:crypto';
import type { Fault } from '../shared/domain-error.js';
import { parseEmail } from '../shared/email-address.js';
import { parseSlug } from '../shared/slug.js';
import { parseText } from '../shared/text.js';
import { MESSAGE_LIMIT, NAME_LIMIT } from './check-gift.js';
import { checkDedication, type Dedication, type DedicationField, type DedicationRequest } from './dedication.js';
import type { OfflineMeans } from './offline-gifts.js';

/** A gift as somebody enters it, before anything of it is believed. Things are named by their slugs. */
export interface OfflineEntry {
  readonly campaign: string;
  readonly designation: string | null;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  /** By whom: an address, or the number under which the organisation knows somebody. */
  readonly donor: { readonly email: string | null; readonly number: string | null; readonly name: string | null };
  readonly anonymous: boolean;
  readonly message: string | null;
  readonly dedication: DedicationRequest | null;
  readonly means: OfflineMeans;
  /** Of the cheque, the transfer or the slip: a gift is booked once under it. Null where there is none. */
  readonly reference: string | null;
  readonly receivedAt: Date;
  /** Whether a receipt goes to the donor, and word to whom they name. Imports send none. */
  readonly sendReceipt: boolean;
}

export interface CheckedEntry extends Omit<OfflineEntry, 'donor' | 'dedication'> {
  readonly email: string | null;
  readonly number: string | null;
  readonly name: string | null;
  readonly dedication: Dedication | null;
}

/** As long as those of imports, which stand for the same gifts. */
const REFERENCE_LIMIT = 200;
const NUMBER_LIMIT = 100;
/** Larger than any gift, and far below what cannot be held exactly. Minor units. */
const LARGEST = 10 ** 13;
/** Clocks differ a little, and a day begins earlier in the east. */
const AHEAD_MS = 24 * 3_600_000;

const PLACES: Readonly<Record<DedicationField, string>> = {
  dedicationKind: 'dedication.kind',
  dedicationName: 'dedication.name',
  notifyName: 'dedication.notify.name',
  notifyEmail: 'dedication.notify.email',
};

/** Everything that is wrong with an entry by itself; what it names is looked up where it is booked. */
export function checkEntry(entry: OfflineEntry, now: Date): { readonly checked: CheckedEntry | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fault = (field: string, code: string, message: string) => void faults.push({ field, code, message });
  const text = (field: string, given: string | null, limit: number, lines = false): string | null => {
    if (given === null || given.trim() === '') return null;
    const parsed = parseText(given, limit, { lines });
    if (!parsed.ok) fault(field, parsed.fault, 'cannot be kept like that');
    return parsed.ok ? parsed.value : null;
  };
  const { donor, amount, receivedAt } = entry;
  const email = donor.email === null || donor.email.trim() === '' ? null : parseEmail(donor.email);
  if (email !== null && !email.ok) fault('donor.email', email.fault, 'is not an address');
  const [name, number] = [text('donor.name', donor.name, NAME_LIMIT), text('donor.number', donor.number, NUMBER_LIMIT)];
  if (email === null && number === null) fault('donor.email', 'required', 'is missing, and there is no number either');
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > LARGEST) fault('amount', 'out_of_bounds', 'is no amount of money');
  const [message, reference] = [text('message', entry.message, MESSAGE_LIMIT, true), text('reference', entry.reference, REFERENCE_LIMIT)];
  if (parseSlug(entry.campaign) === null) fault('campaign', 'unknown', 'is not one of the organisation');
  if (entry.designation !== null && parseSlug(entry.designation) === null) fault('designation', 'unknown', 'is not one of the campaign');
  if (receivedAt.getTime() > now.getTime() + AHEAD_MS) fault('receivedAt', 'in_future', 'has not come yet');
  const { dedication, faults: ofDedication } = checkDedication(entry.dedication);
  for (const { field, code } of ofDedication) fault(PLACES[field], code, code === 'required' ? 'is missing' : 'cannot be kept like that');
  if (faults.length > 0) return { checked: null, faults };
  return { checked: { ...entry, email: email?.ok ? email.value : null, name, number, message, reference, dedication }, faults };
}

/** Tells whether two entries are the same, in hexadecimal. */
export function fingerprintOfEntry({ campaign, designation, amount, currency, donor, anonymous, message, dedication, means, reference, receivedAt, sendReceipt }: OfflineEntry): string {
  const { email, number, name } = donor;
  const said = [campaign, designation, amount, currency, email, number, name, anonymous, message, dedication, means, reference, receivedAt.toISOString(), sendReceipt];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
