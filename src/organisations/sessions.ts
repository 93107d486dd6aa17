import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId, StaffId } from '../shared/ids.js';
import { hashToken, newOpaqueToken } from './opaque-token.js';
import { isPassword } from './passwords.js';
import type { StaffRole } from './staff.entity.js';

export const SESSION_HOURS = 12;
const LONGEST_PASSWORD = 1_000;

/** Who is signed in. */
export interface SignedIn {
  readonly staffId: StaffId;
  readonly name: string;
  readonly role: StaffRole;
  /** Null for people of the platform, who see every organisation. */
  readonly organisationId: OrganisationId | null;
}

/** Opaque server-side sessions: the browser holds a random token, the database its hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Opens a session and returns its token, or null where address and password do not belong together. */
  async signIn(email: string, password: string): Promise<string | null> {
    if (password.length > LONGEST_PASSWORD) return null;
    const staff = await this.#findStaff(email.trim().toLowerCase());
    if (!(await isPassword(password, staff?.password_hash ?? null)) || staff === null) return null;
    const token = newOpaqueToken();
    await this.transactions.run('platform', (tx) => this.#open(tx, token, staff.id, staff.organisation_id));
    return token;
  }

  /** Who the token belongs to; null where it is unknown, expired or its owner disabled. */
  async find(token: string): Promise<SignedIn | null> {
    return this.transactions.run('platform', (tx) =>
      tx.row<SignedIn>(
        `SELECT staff.id AS "staffId", staff.name, staff.role, staff.organisation_id AS "organisationId"
         FROM sessions JOIN staff ON staff.id = sessions.staff_id
         WHERE sessions.token_hash = $1 AND sessions.expires_at > $2 AND staff.disabled_at IS NULL`,
        [hashToken(token), this.clock.now()],
      ),
    );
  }

  async signOut(token: string): Promise<void> {
    await this.transactions.run('platform', (tx) => tx.rows(`DELETE FROM sessions WHERE token_hash = $1`, [hashToken(token)]));
  }

  #findStaff(email: string) {
    return this.transactions.run('platform', (tx) =>
      tx.row<{ id: StaffId; organisation_id: OrganisationId | null; password_hash: string }>(
        `SELECT id, organisation_id, password_hash FROM staff WHERE email = $1 AND disabled_at IS NULL`,
        [email.replaceAll('\u0000', '')],
      ),
    );
  }

  async #open(tx: Transaction, token: string, staffId: StaffId, organisationId: OrganisationId | null): Promise<void> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
    await tx.rows(`DELETE FROM sessions WHERE staff_id = $1 AND expires_at <= $2`, [staffId, now]);
    await tx.rows(
      `INSERT INTO sessions (token_hash, staff_id, organisation_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [hashToken(token), staffId, organisationId, now, expiresAt],
    );
  }
}
