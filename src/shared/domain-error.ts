/**
 * A refusal the caller can understand and act on. `code` is stable and machine-readable, `message` is for people and
 * safe to show. Each surface turns it into its own language (a problem document, a page); the domain knows no HTTP.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: 'not_found' | 'malformed' | 'invalid' | 'too_large' | 'conflict' | 'gone' | 'unauthenticated' | 'forbidden' | 'too_many' | 'unavailable';

  /** Which input was refused and why, by field. */
  readonly faults: readonly Fault[] = [];
}

export interface Fault {
  /** Dotted path of the field: `donor.email`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
  /** What of the message is about this very input, for surfaces that say it in other words; no answer carries it. */
  readonly filling?: Readonly<Record<string, string | number>>;
}

/** As a problem document carries it. */
export const toldFault = ({ field, code, message }: Fault): Omit<Fault, 'filling'> => ({ field, code, message });
