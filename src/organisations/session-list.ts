import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { scopeOfAccount, type Account } from './account.js';
import { AuditLog } from './audit-log.js';
import type { ProofKind } from './proof-kind.js';
import { endSessionsIn, IDLE_HOURS, type SignedIn } from './sessions.js';
import { listSessionsSql } from './sessions.sql.js';

/** A session as its owner sees it. */
export interface OwnSession {
  readonly id: string;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly proof: ProofKind;
  readonly ip: string | null;
  /** As the browser calls itself. */
  readonly device: string | null;
}

/** Where somebody is signed in, and ending that from afar. */
@Injectable()
export class SessionList {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(account: Account): Promise<OwnSession[]> {
    const now = this.clock.now();
    const idleSince = new Date(now.getTime() - IDLE_HOURS * 3_600_000);
    return this.transactions.run(scopeOfAccount(account), (tx) => tx.rows<OwnSession>(listSessionsSql, [account.staffId, now, idleSince]));
  }

  /** False where it is none of theirs. */
  end(account: Account, id: string): Promise<boolean> {
    return this.transactions.run(scopeOfAccount(account), async (tx) => {
      const ended = await tx.row(`DELETE FROM sessions WHERE id = $1 AND staff_id = $2 RETURNING id`, [id, account.staffId]);
      if (ended !== null) await this.#note(tx, account, 1);
      return ended !== null;
    });
  }

  /** All but the one it is asked from. */
  endOthers(staff: SignedIn): Promise<void> {
    return this.#endAll(staff, staff.sessionId);
  }

  /** Everywhere, here too. */
  endAll(staff: SignedIn): Promise<void> {
    return this.#endAll(staff, null);
  }

  async #endAll(staff: SignedIn, kept: string | null): Promise<void> {
    await this.transactions.run(scopeOfAccount(staff), async (tx) => {
      const ended = await endSessionsIn(tx, staff.staffId, kept);
      if (ended > 0) await this.#note(tx, staff, ended);
    });
  }

  #note(tx: Transaction, { staffId, organisationId }: Account, ended: number): Promise<void> {
    return this.audit.add(tx, { organisationId, actor: `staff:${staffId}`, action: 'session.end', subject: `staff:${staffId}`, detail: { ended } });
  }
}
