import { parseEmail } from '../shared/email-address.js';
import { parseText } from '../shared/text.js';

export const DEDICATION_KINDS = ['honour', 'memory'] as const;

export type DedicationKind = (typeof DEDICATION_KINDS)[number];

/** In whose honour or memory a gift is made, and who is to be told of it. */
export interface Dedication {
  readonly kind: DedicationKind;
  readonly name: string;
  readonly notify: { readonly name: string; readonly email: string } | null;
}

/** As it came in, before anything of it is believed. */
export interface DedicationRequest {
  readonly kind: string;
  readonly name: string;
  readonly notify: { readonly name: string; readonly email: string } | null;
}

export type DedicationField = 'dedicationKind' | 'dedicationName' | 'notifyName' | 'notifyEmail';

export interface DedicationFault {
  readonly field: DedicationField;
  readonly code: string;
}

const NAME_LIMIT = 100;
/** A name goes to somebody who did not ask for mail: it must not carry an invitation. */
const INVITATION = /:\/\/|www\.|@/i;

/** Everything that is wrong with a dedication, or the dedication itself; null asks for none. */
export function checkDedication(request: DedicationRequest | null): { readonly dedication: Dedication | null; readonly faults: readonly DedicationFault[] } {
  if (request === null) return { dedication: null, faults: [] };
  const faults: DedicationFault[] = [];
  const kind = DEDICATION_KINDS.find((known) => known === request.kind);
  if (kind === undefined) faults.push({ field: 'dedicationKind', code: request.kind === '' ? 'required' : 'unknown' });
  const name = nameIn(request.name, 'dedicationName', faults);
  const notify = request.notify === null ? null : checkNotified(request.notify, faults);
  if (faults.length > 0 || kind === undefined) return { dedication: null, faults };
  return { dedication: { kind, name, notify }, faults };
}

function checkNotified({ name, email }: { name: string; email: string }, faults: DedicationFault[]): Dedication['notify'] {
  const parsed = parseEmail(email);
  if (!parsed.ok) faults.push({ field: 'notifyEmail', code: email.trim() === '' ? 'required' : parsed.fault });
  const shown = nameIn(name, 'notifyName', faults);
  return parsed.ok ? { name: shown, email: parsed.value } : null;
}

function nameIn(text: string, field: DedicationField, faults: DedicationFault[]): string {
  const parsed = parseText(text, NAME_LIMIT);
  if (!parsed.ok) faults.push({ field, code: parsed.fault === 'empty' && text.trim() === '' ? 'required' : parsed.fault });
  else if (INVITATION.test(parsed.value)) faults.push({ field, code: 'link' });
  return parsed.ok ? parsed.value : '';
}
