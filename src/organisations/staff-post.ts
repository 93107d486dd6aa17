import type { NoticeKind } from './account-notice.js';
import type { WaitingRefundFacts } from './agreement-notices.js';
import type { AddressTicketKind } from './address-tickets.js';
import type { TicketKind } from './staff-tickets.js';

interface Addressed {
  readonly messageId: string;
  readonly to: { readonly name: string; readonly email: string };
  /** Null for people of the platform. */
  readonly organisation: string | null;
  readonly locale: string;
}

/** Brings somebody to where they choose a password, or change what they sign in with. */
export interface TicketLetter extends Addressed {
  readonly kind: TicketKind | AddressTicketKind;
  readonly token: string;
}

/** Tells somebody what has changed in how they sign in. Carries no secret. */
export interface NoticeLetter extends Addressed {
  readonly kind: NoticeKind;
  readonly at: Date;
  /** IANA zone in which they are told when. */
  readonly timeZone: string;
}

/** Asks somebody whether a refund may go back, for which a second person is needed. */
export interface AgreementLetter extends Addressed {
  readonly kind: 'refund_waiting';
  readonly facts: WaitingRefundFacts;
  /** IANA zone in which they are told until when. */
  readonly timeZone: string;
}

export type StaffLetter = TicketLetter | NoticeLetter | AgreementLetter;

/**
 * What became of handing it over. `taken`: the server answers for it now. `refused`: it never will. `not_now`: it surely
 * has not taken it. `unknown`: the connection was lost when it may have.
 */
export type StaffHandOver = { readonly kind: 'taken' } | { readonly kind: 'refused' | 'not_now' | 'unknown'; readonly reason: string };

/** Carries letters to staff. Implemented in mailings. */
export abstract class StaffPost {
  abstract hand(letter: StaffLetter): Promise<StaffHandOver>;
}
