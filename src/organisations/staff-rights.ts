import type { OrganisationId, StaffId } from '../shared/ids.js';
import type { SignedIn } from './sessions.js';
import type { StaffRole } from './staff.entity.js';

export const CLIENT_ROLES = ['client_admin', 'client_editor'] as const satisfies readonly StaffRole[];
export const PLATFORM_ROLES = ['customer_success', 'engineer'] as const satisfies readonly StaffRole[];

/** Who looks after staff: somebody who is signed in, or a program with a key, which may do in its organisation what admins may. */
export type StaffKeeper = Pick<SignedIn, 'role' | 'organisationId' | 'staffId'> | { readonly role: 'client_admin'; readonly organisationId: OrganisationId; readonly apiKeyId: string };

/** As the audit log names them. */
export function keeperName(by: StaffKeeper): string {
  return 'apiKeyId' in by ? `api-key:${by.apiKeyId}` : `staff:${by.staffId}`;
}

export function isOneself(by: StaffKeeper, staffId: StaffId): boolean {
  return 'staffId' in by && by.staffId === staffId;
}

/**
 * Roles that somebody may give in an organisation, or, without one, on the platform: admins in their own, customer
 * success in every client's, engineers everywhere. None where they may not even look.
 */
export function rolesToGive(by: Pick<StaffKeeper, 'role' | 'organisationId'>, organisationId: OrganisationId | null): readonly StaffRole[] {
  if (organisationId === null) return by.role === 'engineer' ? PLATFORM_ROLES : [];
  const isOwn = by.role === 'client_admin' && by.organisationId === organisationId;
  return isOwn || by.role === 'customer_success' || by.role === 'engineer' ? CLIENT_ROLES : [];
}
