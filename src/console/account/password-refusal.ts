import type { PasswordChoice } from '../../organisations/choose-password.js';

/** Why a password was not changed. */
export type PasswordRefusal = Exclude<PasswordChoice, 'chosen' | 'ticket_void'> | 'wrong_password' | 'too_many';
