import type { StaffRole } from '../organisations/staff.entity.js';

const NAMES: Readonly<Record<StaffRole, string>> = {
  client_admin: 'Client admin',
  client_editor: 'Client editor',
  customer_success: 'Customer success',
  engineer: 'Engineer',
};

export function roleName(role: StaffRole): string {
  return NAMES[role];
}

/** People of the platform see every organisation; people of a client see their own. */
export function isOfPlatform({ role }: { readonly role: StaffRole }): boolean {
  return role === 'engineer' || role === 'customer_success';
}
