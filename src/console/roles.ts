import type { StaffRole } from '../organisations/staff.entity.js';

/** People of the platform see every organisation; people of a client see their own. */
export function isOfPlatform({ role }: { readonly role: StaffRole }): boolean {
  return role === 'engineer' || role === 'customer_success';
}
