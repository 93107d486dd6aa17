import { Injectable } from '@nestjs/common';
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Config } from '../config/config.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { scopeOfAccount, type Account } from './account.js';
import { AccountChanges } from './account-changes.js';
import { AuditLog } from './audit-log.js';

const HOW_MANY = 10;
const GROUPS = 4;
/** Crockford's base32: no letter that looks like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** For whoever has lost their phone: ten codes of 80 bits, each good once, of which we keep only hashes. */
@Injectable()
export class RecoveryCodes {
  readonly #key: Buffer;

  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly changes: AccountChanges,
    private readonly clock: Clock,
    { secretKey }: Config,
  ) {
    this.#key = Buffer.from(hkdfSync('sha256', secretKey.reveal(), '', 'freshet recovery codes', 32));
  }

  /** Answers the new codes, which nobody can read again; those before are worth nothing any more. */
  renew(account: Account): Promise<string[]> {
    return this.transactions.run(scopeOfAccount(account), async (tx) => {
      await this.changes.tellIn(tx, account, 'recovery_codes_renewed');
      return this.renewIn(tx, account);
    });
  }

  async renewIn(tx: Transaction, { staffId, organisationId }: Account): Promise<string[]> {
    const codes = Array.from({ length: HOW_MANY }, newCode);
    await tx.rows(`DELETE FROM staff_recovery_codes WHERE staff_id = $1`, [staffId]);
    await tx.rows(`INSERT INTO staff_recovery_codes (staff_id, organisation_id, code_hash) SELECT $1, $2, unnest($3::bytea[])`, [
      staffId,
      organisationId,
      codes.map((code) => this.#hash(staffId, code)),
    ]);
    const actor = `staff:${staffId}`;
    await this.audit.add(tx, { organisationId, actor, action: 'staff.recovery-codes-renew', subject: actor });
    return codes;
  }

  /** Whether `code` was one of theirs, and had not been used. It has been now. */
  async takeIn(tx: Transaction, account: Account, code: string): Promise<boolean> {
    const { staffId } = account;
    const taken = await tx.row<object>(
      `UPDATE staff_recovery_codes SET used_at = $3 WHERE staff_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING staff_id`,
      [staffId, this.#hash(staffId, code), this.clock.now()],
    );
    if (taken === null) return false;
    await this.changes.noteIn(tx, account, 'recovery_code_used', { action: 'staff.recovery-code-use' });
    return true;
  }

  /** However it was typed: in capitals, without its dashes, an l for a 1. */
  #hash(staffId: string, code: string): Buffer {
    const typed = code.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll(/[il]/g, '1').replaceAll('o', '0');
    return createHmac('sha256', this.#key).update(`${staffId} ${typed}`).digest();
  }
}

function newCode(): string {
  const signs = [...randomBytes(GROUPS * 4)].map((byte) => ALPHABET[byte % 32]);
  return Array.from({ length: GROUPS }, (_, group) => signs.slice(group * 4, group * 4 + 4).join('')).join('-');
}
