import { hashPassword } from '../../src/organisations/passwords.js';
import type { StaffRole } from '../../src/organisations/staff.entity.js';
import { newId, type OrganisationId, type StaffId } from '../../src/shared/ids.js';
import { next } from '../factories/a-campaign.js';
import type { TestDatabase } from '../support/database.js';

export interface MadeStaff {
  readonly id: StaffId;
  readonly email: string;
  readonly password: string;
}

interface StaffWishes {
  readonly role?: StaffRole;
  /** Of a client admin or editor. */
  readonly organisationId?: OrganisationId | null;
}

/** Someone who can sign in: an engineer unless another role is wished for. */
export async function aStaffMember({ transactions }: TestDatabase, { role = 'engineer', organisationId = null }: StaffWishes = {}): Promise<MadeStaff> {
  const staff = { id: newId<'Staff'>(), email: `staff${next()}@example.org`, password: 'a right password' };
  const hash = await hashPassword(staff.password);
  await transactions.run('platform', (tx) =>
    tx.rows(`INSERT INTO staff (id, organisation_id, email, name, role, password_hash) VALUES ($1, $2, $3, 'Robin Reed', $4, $5)`, [
      staff.id,
      organisationId,
      staff.email,
      role,
      hash,
    ]),
  );
  return staff;
}
