import { formField } from './form-field.js';
import type { ProofKind } from '../../organisations/proof-kind.js';

/** What somebody sent to show that they are themselves. */
export interface GivenProof {
  readonly kind: ProofKind;
  readonly text: string;
}

const FIELDS: Readonly<Record<ProofKind, string>> = { passkey: 'credential', totp: 'code', recovery_code: 'recoveryCode', password: 'password' };

/** The first of `kinds` whose field was filled in; null where none was. */
export function readProof(form: unknown, kinds: readonly ProofKind[]): GivenProof | null {
  for (const kind of kinds) {
    const text = formField(form, FIELDS[kind]).trim();
    if (text !== '') return { kind, text };
  }
  return null;
}
