import { query } from '../../bin/services/postgres-query.mjs';
import { hashPassword } from '../../dist/organisations/passwords.js';

const PASSWORD = 'a password for benches only';

/** One of each role, by role; the client's are of the one organisation there is. */
export async function plantStaff(databaseUrl) {
  const hash = await hashPassword(PASSWORD);
  const staff = {};
  for (const role of ['customer_success', 'client_admin', 'engineer']) {
    const email = `${role}@staff.example`;
    await query(
      databaseUrl,
      `WITH told AS MATERIALIZED (SELECT set_config('freshet.scope', 'platform', false))
       INSERT INTO staff (id, organisation_id, email, name, role, password_hash)
       SELECT uuidv7(), CASE WHEN $2 = 'client_admin' THEN organisations.id END, $1, 'Bench', $2, $3 FROM told, organisations`,
      [email, role, hash],
    );
    staff[role] = { email, password: PASSWORD };
  }
  return staff;
}
