import type { OrganisationId } from '../shared/ids.js';
import type { SignedIn } from './sessions.js';
import type { StaffRole } from './staff.entity.js';

export const CLIENT_ROLES = ['client_admin', 'client_editor'] as const satisfies readonly StaffRole[];
export const PLATFORM_ROLES = ['customer_success', 'engineer'] as const satisfies readonly StaffRole[];

/**
 * Roles that somebody may give in an organisation, or, without one, on the platform: admins in their own, customer
 * success in every client's, engineers everywhere. None where they may not even look.
 */
export function rolesToGive(by: Pick<SignedIn, 'role' | 'organisationId'>, organisationId: OrganisationId | null): readonly StaffRole[] {
  if (organisationId === null) return by.role === 'engineer' ? PLATFORM_ROLES : [];
  const isOwn = by.role === 'client_admin' && by.organisationId === organisationId;
  return isOwn || by.role === 'customer_success' || by.role === 'engineer' ? CLIENT_ROLES : [];
}
