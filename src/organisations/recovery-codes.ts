import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes } from 'node:crypto';
import { Config } from '../config/config.js';
import { derivedKeys, type DerivedKeys } from '../config/derived-keys.js';
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
  readonly #keys: DerivedKeys;

  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly changes: AccountChanges,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.#keys = derivedKeys(config, 'freshet recovery codes');
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
    await tx.rows(`INSERT INTO staff_recovery_codes (staff_id, organisation_id, key_name, code_hash) SELECT $1, $2, $3, unnest($4::bytea[])`, [
      staffId,
      organisationId,
      this.#keys[0].name,
      codes.map((code) => hashOf(this.#keys[0].key, staffId, code)),
    ]);
    const actor = `staff:${staffId}`;
    await this.audit.add(tx, { organisationId, actor, action: 'staff.recovery-codes-renew', subject: actor });
    return codes;
  }

  /** Whether `code` was one of theirs, and had not been used. It has been now. */
  async takeIn(tx: Transaction, account: Account, code: string): Promise<boolean> {
    const { staffId } = account;
    const taken = await tx.row<object>(
      `UPDATE staff_recovery_codes SET used_at = $3 WHERE staff_id = $1 AND code_hash = ANY ($2::bytea[]) AND used_at IS NULL RETURNING staff_id`,
      [staffId, this.#keys.map(({ key }) => hashOf(key, staffId, code)), this.clock.now()],
    );
    if (taken === null) return false;
    await this.changes.noteIn(tx, account, 'recovery_code_used', { action: 'staff.recovery-code-use' });
    return true;
  }

  /** People whose unused codes were made under another key than the present one. */
  async countOfOtherKeys(): Promise<number> {
    const sql = `SELECT count(DISTINCT staff_id)::integer AS people FROM staff_recovery_codes WHERE used_at IS NULL AND key_name IS DISTINCT FROM $1`;
    return (await this.transactions.run('platform', (tx) => tx.row<{ people: number }>(sql, [this.#keys[0].name])))?.people ?? 0;
  }
}

/** However it was typed: in capitals, without its dashes, an l for a 1. */
function hashOf(key: Buffer, staffId: string, code: string): Buffer {
  const typed = code.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll(/[il]/g, '1').replaceAll('o', '0');
  return createHmac('sha256', key).update(`${staffId} ${typed}`).digest();
}

function newCode(): string {
  const signs = [...randomBytes(GROUPS * 4)].map((byte) => ALPHABET[byte % 32]);
  return Array.from({ length: GROUPS }, (_, group) => signs.slice(group * 4, group * 4 + 4).join('')).join('-');
}
