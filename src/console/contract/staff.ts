import type { Role } from './common.js';

export const STAFF_STATES = ['active', 'invited', 'deactivated'] as const;

/** Somebody who works here. */
export interface StaffRowShown {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly state: (typeof STAFF_STATES)[number];
  readonly hasSecondFactor: boolean;
  readonly lastSeenAt: string | null;
  readonly createdAt: string;
  /** How far the letter of the last invitation is; null where there was none. */
  readonly letter: 'waiting' | 'sending' | 'sent' | 'uncertain' | 'refused' | null;
  /** Whoever looks at the list. */
  readonly isOneself: boolean;
}
