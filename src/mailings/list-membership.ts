import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Clock } from '../shared/clock.js';
import type { MailingId, MailingListId, OrganisationId } from '../shared/ids.js';
import { MessageTokens, type MessageKey } from './message-tokens.js';

/** Where somebody stands with a list, as the link in a mail of theirs shows. */
export interface ListMembership {
  readonly organisation: Organisation;
  readonly list: { readonly id: MailingListId; readonly name: string };
  readonly mailingId: MailingId;
  /** Null for the copy that staff sent themselves: it stands for nobody. */
  readonly address: string | null;
  /** BCP 47 tag, of the mail. */
  readonly locale: string;
  readonly hasLeft: boolean;
}

interface MembershipRow {
  organisation_id: OrganisationId;
  list_id: MailingListId;
  list_name: string;
  address: string | null;
  locale: string;
  has_left: boolean;
}

/** How people leave a list and come back, by the link in any mail of that list; no sign-in stands in the way. */
@Injectable()
export class ListMemberships {
  constructor(
    private readonly transactions: Transactions,
    private readonly tokens: MessageTokens,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Null for a link that we did not make. Reading it changes nothing. */
  async find(token: string): Promise<ListMembership | null> {
    const key = this.tokens.read(token);
    return key && this.transactions.run('platform', (tx) => read(tx, key));
  }

  /** Takes the reader off the mail's list; doing it twice is harmless. Receipts and other lists stay as they are. */
  leave(token: string): Promise<ListMembership | null> {
    return this.#change(token, 'list.leave', leaveSql);
  }

  /** Takes back having left; an address that bounced or complained stays suppressed. */
  rejoin(token: string): Promise<ListMembership | null> {
    return this.#change(token, 'list.rejoin', rejoinSql);
  }

  async #change(token: string, action: string, sql: string): Promise<ListMembership | null> {
    const key = this.tokens.read(token);
    if (key === null) return null;
    return this.transactions.run('platform', async (tx) => {
      const membership = await read(tx, key);
      if (membership === null || membership.address === null) return membership;
      const { organisation, list, address } = membership;
      const changed = await tx.rows(sql, [organisation.id, address, list.id, this.clock.now()]);
      const subject = `message:${key.mailingId}.${key.position}`;
      if (changed.length > 0) await this.audit.add(tx, { organisationId: organisation.id, actor: 'donor', action, subject, detail: { list: list.id } });
      return read(tx, key);
    });
  }
}

async function read(tx: Transaction, { mailingId, position }: MessageKey): Promise<ListMembership | null> {
  const row = await tx.row<MembershipRow>(membershipSql, [mailingId, position]);
  if (row === null) return null;
  const organisation = await tx.manager.findOneByOrFail(Organisation, { id: row.organisation_id });
  return { organisation, list: { id: row.list_id, name: row.list_name }, mailingId, address: row.address, locale: row.locale, hasLeft: row.has_left };
}

const membershipSql = `
  SELECT mailing.organisation_id, list.id AS list_id, list.name AS list_name, message.address, mailing.locale, suppression.address IS NOT NULL AS has_left
  FROM mailings AS mailing
  JOIN mailing_lists AS list ON list.id = mailing.list_id
  LEFT JOIN messages AS message ON message.mailing_id = mailing.id AND message.position = $2
  LEFT JOIN mail_suppressions AS suppression ON suppression.organisation_id = mailing.organisation_id AND suppression.address = message.address
    AND suppression.list_id = list.id AND suppression.lifted_at IS NULL
  WHERE mailing.id = $1 AND (message.address IS NOT NULL OR $2 = 0)`;

const leaveSql = `
  INSERT INTO mail_suppressions (organisation_id, address, list_id, reason, since) VALUES ($1, $2, $3, 'unsubscribed', $4)
  ON CONFLICT (organisation_id, address, list_id) DO UPDATE SET since = EXCLUDED.since, lifted_at = NULL, import_id = NULL
    -- What somebody wants themselves is theirs: undoing an import that had said so before them must not undo it.
    WHERE mail_suppressions.lifted_at IS NOT NULL OR mail_suppressions.import_id IS NOT NULL
  RETURNING address`;

const rejoinSql = `
  UPDATE mail_suppressions SET lifted_at = $4
  WHERE organisation_id = $1 AND address = $2 AND list_id = $3 AND lifted_at IS NULL RETURNING address`;
