import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Config } from '../config/config.js';
import { Clock } from '../shared/clock.js';
import type { StaffId } from '../shared/ids.js';
import { scopeOfAccount, type Account } from './account.js';
import { AccountChanges } from './account-changes.js';
import { AuditLog } from './audit-log.js';
import { hashToken, newOpaqueToken } from './opaque-token.js';
import type { ProofKind } from './proof-kind.js';
import { findSessionSql, noteSignInSql, openSessionSql, proveAgainSql, touchSessionSql } from './sessions.sql.js';
import type { StaffRole } from './staff.entity.js';

/** However busy it is, a session ends after so long. */
export const SESSION_HOURS = 12;

/** And sooner where nobody used it for so long. */
export const IDLE_HOURS = 2;

/** Its last use is noted no more often than this. */
const NOTED_EVERY_MS = 60_000;

/** Who is signed in, or whom somebody looks at the console as. */
export interface SignedIn extends Account {
  readonly sessionId: string;
  readonly name: string;
  readonly role: StaffRole;
  /** When they last proved to be themselves. */
  readonly provenAt: Date;
  /** Whether they must have a second factor and have none: until then they may do nothing but set one up. */
  readonly lacksFactor: boolean;
  /** Who looks at the console as this person sees it; null where they are themselves. */
  readonly viewer: { readonly staffId: StaffId; readonly name: string } | null;
}

/** From where a session was opened, for its owner to recognise. */
export interface Whence {
  readonly ip: string;
  readonly device: string;
  /** Whether they have signed in with this browser before, as far as it tells; where not, they are written to. */
  readonly isKnown: boolean;
}

/** Opaque server-side sessions: the browser holds a random token, the database its hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly changes: AccountChanges,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Opens a session for somebody who has proved to be themselves, and returns its token. `former` ends: a browser has one. */
  async open(account: Account, proof: ProofKind, { ip, device, isKnown }: Whence, former: string | null = null): Promise<string> {
    const token = newOpaqueToken();
    const { staffId, organisationId } = account;
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
    await this.transactions.run('platform', async (tx) => {
      if (former !== null) await this.#end(tx, former);
      await tx.rows(`DELETE FROM sessions WHERE staff_id = $1 AND expires_at <= $2`, [staffId, now]);
      await tx.rows(openSessionSql, [hashToken(token), staffId, organisationId, now, expiresAt, proof, ip.slice(0, 60), device.slice(0, 300)]);
      const actor = `staff:${staffId}`;
      await this.audit.add(tx, { organisationId, actor, action: 'session.open', subject: actor, detail: { proof } });
      const noted = await tx.row<{ before: boolean }>(noteSignInSql, [staffId, now]);
      if (noted?.before && !isKnown) await this.changes.tellIn(tx, account, 'new_sign_in');
    });
    return token;
  }

  /** Who the token belongs to; null where it is unknown, has ended or its owner is disabled. Is no use of the session: for what goes on by itself. */
  async find(token: string): Promise<SignedIn | null> {
    return this.transactions.run('platform', async (tx) => (await this.#findIn(tx, token, this.clock.now()))?.signedIn ?? null);
  }

  /** The same for what its owner does, which keeps the session from ending for want of use. */
  async use(token: string): Promise<SignedIn | null> {
    const now = this.clock.now();
    return this.transactions.run('platform', async (tx) => {
      const found = await this.#findIn(tx, token, now);
      if (found === null) return null;
      const { lastSeenAt, signedIn } = found;
      if (now.getTime() - lastSeenAt.getTime() > NOTED_EVERY_MS) await tx.rows(touchSessionSql, [signedIn.sessionId, now]);
      return signedIn;
    });
  }

  async #findIn(tx: Transaction, token: string, now: Date): Promise<{ signedIn: SignedIn; lastSeenAt: Date } | null> {
    const idleSince = new Date(now.getTime() - IDLE_HOURS * 3_600_000);
    const mustHaveFactor = this.config.platformSecondFactor === 'required';
    const found = await tx.row<SignedIn & { lastSeenAt: Date }>(findSessionSql, [hashToken(token), now, idleSince, mustHaveFactor]);
    if (found === null) return null;
    const { lastSeenAt, ...signedIn } = found;
    return { signedIn, lastSeenAt };
  }

  /** Its owner has proved to be themselves again. The token changes: one that leaked before then gains nothing by it. */
  async proveAgain({ sessionId, staffId, organisationId }: SignedIn, proof: ProofKind): Promise<string> {
    const token = newOpaqueToken();
    await this.transactions.run(scopeOfAccount({ organisationId }), async (tx) => {
      await tx.rows(proveAgainSql, [sessionId, hashToken(token), this.clock.now(), proof]);
      const actor = `staff:${staffId}`;
      await this.audit.add(tx, { organisationId, actor, action: 'session.prove', subject: actor, detail: { proof } });
    });
    return token;
  }

  async signOut(token: string): Promise<void> {
    await this.transactions.run('platform', (tx) => this.#end(tx, token));
  }

  async #end(tx: Transaction, token: string): Promise<void> {
    await tx.rows(`DELETE FROM sessions WHERE token_hash = $1`, [hashToken(token)]);
  }
}

/** In the transaction of what calls for it: whoever is signed in as them is not any more, but for the session `kept`. */
export async function endSessionsIn(tx: Transaction, staffId: StaffId, kept: string | null = null): Promise<number> {
  return (await tx.rows(`DELETE FROM sessions WHERE staff_id = $1 AND id IS DISTINCT FROM $2::uuid RETURNING id`, [staffId, kept])).length;
}

