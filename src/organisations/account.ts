import type { Scope } from '../database/scope.js';
import type { OrganisationId, StaffId } from '../shared/ids.js';

/** Whose sign-in something is about. */
export interface Account {
  readonly staffId: StaffId;
  /** Null for people of the platform. */
  readonly organisationId: OrganisationId | null;
}

/** People of the platform belong to no tenant, so that nothing narrower than its own scope holds their rows. */
export function scopeOfAccount({ organisationId }: Pick<Account, 'organisationId'>): Scope {
  return organisationId === null ? 'platform' : { organisationId };
}
