import type { ImportKindName } from '../../../imports/import.js';
import type { ImportSteering } from '../../../imports/steer-import.js';
import type { StaffRole } from '../../../organisations/staff.entity.js';
import { ConfirmIdentity, MayNot } from '../../console.errors.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { isProven } from '../../sign-in/step-up.guard.js';

/** Engineers look on. */
export const BRINGERS = ['client_admin', 'client_editor', 'customer_success'] as const satisfies readonly StaffRole[];

/** Gifts are booked by those alone who may give them back. */
export const BOOKERS = ['client_admin', 'customer_success'] as const satisfies readonly StaffRole[];

export function mayBring({ role }: { readonly role: StaffRole }, kind: ImportKindName): boolean {
  const may: readonly StaffRole[] = kind === 'offline-donations' ? BOOKERS : BRINGERS;
  return may.includes(role);
}

/** @throws MayNot */
export function checkMayBring({ staff }: ConsoleSession, kind: ImportKindName): void {
  if (!mayBring(staff, kind)) throw new MayNot();
}

/** What books gifts, or books them back, is money, and needs a newer proof. @throws MayNot, ConfirmIdentity */
export function checkMaySteer(session: ConsoleSession, kind: ImportKindName, steering: ImportSteering, now: Date): void {
  checkMayBring(session, kind);
  const movesMoney = kind === 'offline-donations' && (steering === 'commit' || steering === 'undo');
  if (movesMoney && !isProven(session.staff, now)) throw new ConfirmIdentity();
}
