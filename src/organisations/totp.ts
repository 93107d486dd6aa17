import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { scopeOfAccount, type Account } from './account.js';
import { AccountChanges } from './account-changes.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SealedSecrets } from './sealed-secrets.js';
import { endSessionsIn, type SignedIn } from './sessions.js';
import { newTotpSecret, stepOfCode } from './totp-code.js';

/** Shown secrets that nobody has confirmed within this time are good for nothing. */
const PENDING_MINUTES = 15;

/** Codes from an authenticator app. A new app takes the old one's place once a code of its own has confirmed it. */
@Injectable()
export class Totp {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: SealedSecrets,
    private readonly codes: RecoveryCodes,
    private readonly changes: AccountChanges,
    private readonly clock: Clock,
  ) {}

  /** Makes a secret that is worth nothing before {@link confirm}. */
  async begin(account: Account): Promise<void> {
    const sealed = this.secrets.seal(newTotpSecret(), account.staffId);
    await this.transactions.run(scopeOfAccount(account), (tx) =>
      tx.rows(
        `INSERT INTO staff_totp (staff_id, organisation_id, pending_secret, pending_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (staff_id) DO UPDATE SET pending_secret = EXCLUDED.pending_secret, pending_at = EXCLUDED.pending_at`,
        [account.staffId, account.organisationId, sealed, this.clock.now()],
      ),
    );
  }

  /** The secret that waits to be confirmed; null where there is none, or none any more. */
  async findPending(account: Account): Promise<string | null> {
    return this.transactions.run(scopeOfAccount(account), (tx) => this.#findPending(tx, account));
  }

  /**
   * Answers new recovery codes, to be shown this once; null where the code is not of the pending secret. Whoever is signed
   * in as them elsewhere is not any more: they came in without this app.
   */
  async confirm(account: SignedIn, code: string): Promise<string[] | null> {
    return this.transactions.run(scopeOfAccount(account), async (tx) => {
      const secret = await this.#findPending(tx, account);
      const step = secret === null ? null : await stepOfCode(code, secret, this.clock.now(), null);
      if (step === null) return null;
      await tx.rows(
        `UPDATE staff_totp SET secret = pending_secret, confirmed_at = $2, last_step = $3, pending_secret = NULL, pending_at = NULL
         WHERE staff_id = $1`,
        [account.staffId, this.clock.now(), step],
      );
      const sessionsEnded = await endSessionsIn(tx, account.staffId, account.sessionId);
      await this.changes.noteIn(tx, account, 'totp_added', { action: 'staff.totp-enrol', detail: { sessionsEnded } });
      return this.codes.renewIn(tx, account);
    });
  }

  async remove(account: Account): Promise<void> {
    await this.transactions.run(scopeOfAccount(account), async (tx) => {
      const removed = await tx.row<object>(`DELETE FROM staff_totp WHERE staff_id = $1 RETURNING secret`, [account.staffId]);
      if (removed !== null) await this.changes.noteIn(tx, account, 'totp_removed', { action: 'staff.totp-remove' });
    });
  }

  /** Whether `code` is right this once: the row is locked, so that of two that bring the same code one is refused. */
  async takeIn(tx: Transaction, account: Account, code: string): Promise<boolean> {
    const row = await tx.row<{ secret: Buffer; last_step: string | null }>(
      `SELECT secret, last_step FROM staff_totp WHERE staff_id = $1 AND secret IS NOT NULL FOR UPDATE`,
      [account.staffId],
    );
    if (row === null) return false;
    const lastStep = row.last_step === null ? null : Number(row.last_step);
    const secret = this.secrets.openOrNull(row.secret, account.staffId);
    const step = secret === null ? null : await stepOfCode(code, secret, this.clock.now(), lastStep);
    // Of a secret that can no longer be read no code is right: another factor, or an admin, helps.
    if (step === null) return false;
    await tx.rows(`UPDATE staff_totp SET last_step = $2 WHERE staff_id = $1`, [account.staffId, step]);
    return true;
  }

  async #findPending(tx: Transaction, { staffId }: Account): Promise<string | null> {
    const since = new Date(this.clock.now().getTime() - PENDING_MINUTES * 60_000);
    const row = await tx.row<{ pending_secret: Buffer }>(
      `SELECT pending_secret FROM staff_totp WHERE staff_id = $1 AND pending_at > $2 FOR UPDATE`,
      [staffId, since],
    );
    return row === null ? null : this.secrets.openOrNull(row.pending_secret, staffId);
  }
}
