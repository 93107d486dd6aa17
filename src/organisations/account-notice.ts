import type { Id } from '../shared/ids.js';

/** What somebody is written to about: it was done to their account, by them or by somebody who took it over. */
export const NOTICE_KINDS = [
  'password_changed',
  'totp_added',
  'totp_removed',
  'passkey_added',
  'passkey_removed',
  'recovery_codes_renewed',
  'recovery_code_used',
  'factors_forgotten',
  'new_sign_in',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];
export type NoticeId = Id<'StaffNotice'>;
