import type { TicketKind } from './staff-tickets.js';

/** A letter that brings somebody to where they choose a password. */
export interface StaffLetter {
  readonly kind: TicketKind;
  readonly messageId: string;
  readonly to: { readonly name: string; readonly email: string };
  /** Null for people of the platform. */
  readonly organisation: string | null;
  readonly locale: string;
  readonly token: string;
}

/**
 * What became of handing it over. `taken`: the server answers for it now. `refused`: it never will. `not_now`: it surely
 * has not taken it. `unknown`: the connection was lost when it may have.
 */
export type StaffHandOver = { readonly kind: 'taken' } | { readonly kind: 'refused' | 'not_now' | 'unknown'; readonly reason: string };

/** Carries letters to staff. Implemented in mailings. */
export abstract class StaffPost {
  abstract hand(letter: StaffLetter): Promise<StaffHandOver>;
}
