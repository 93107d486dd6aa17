import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { newId, type MailingId, type OrganisationId } from '../shared/ids.js';
import { parseEmail } from '../shared/email-address.js';
import { parseText } from '../shared/text.js';
import { checkDraft, findThings, type Draft, type DraftThings } from './check-draft.js';
import { MailingNotFound, MailingRefused, MailingStageWrong } from './mailings.errors.js';
import { MailingLists } from './mailing-lists.js';
import { MjmlCompiler, type CompiledBody } from './mjml-compiler.js';

/** Keeps a mailing that somebody composes, once it could be sent as it is. */
@Injectable()
export class SaveMailing {
  constructor(
    private readonly transactions: Transactions,
    private readonly compiler: MjmlCompiler,
    private readonly lists: MailingLists,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Saves a new draft, or draft `id` anew. @throws MailingRefused naming every fault with its place. */
  async run(organisationId: OrganisationId, draft: Draft, actor: string, id: MailingId | null = null): Promise<MailingId> {
    const faults = checkDraft(draft);
    if (faults.length > 0) throw new MailingRefused(faults);
    const body = await this.#compile(draft.mjml);
    return this.transactions.run({ organisationId }, async (tx) => {
      const found = await findThings(tx, organisationId, draft);
      if (found.faults.length > 0) throw new MailingRefused(found.faults);
      const listId = found.things.listId ?? (await this.lists.getOrMakeFirst(tx, organisationId, draft.list));
      const mailingId = await this.#write(tx, organisationId, id, draft, { ...found.things, listId }, body);
      await this.audit.add(tx, { organisationId, actor, action: 'mailing.save', subject: `mailing:${mailingId}` });
      return mailingId;
    });
  }

  async #compile(mjml: string): Promise<CompiledBody> {
    const compilation = await this.compiler.compile(mjml);
    if (compilation.ok) return compilation.body;
    throw new MailingRefused(
      compilation.faults.slice(0, 20).map(({ line, message }) => ({ field: 'mjml', code: 'not_mjml', message: line === null ? message : `${message} (line ${line})` })),
    );
  }

  async #write(tx: Transaction, organisationId: OrganisationId, id: MailingId | null, draft: Draft, things: DraftThings, { html, plain }: CompiledBody): Promise<MailingId> {
    const subject = parseText(draft.subject, Infinity);
    const replyTo = draft.replyTo === null ? null : parseEmail(draft.replyTo);
    const values = [
      id ?? newId<'Mailing'>(), organisationId, things.listId, things.campaignId, things.givingDayId, subject.ok ? subject.value : '', draft.mjml, html, plain,
      things.locale, replyTo?.ok ? replyTo.value : null, JSON.stringify(draft.segment), this.clock.now(),
    ];
    const saved = await tx.row<{ id: MailingId }>(id === null ? INSERT : UPDATE, values);
    if (saved !== null) return saved.id;
    const standing = await tx.row<{ status: string }>(`SELECT status FROM mailings WHERE id = $1`, [id]);
    throw standing === null ? new MailingNotFound() : new MailingStageWrong('changed', standing.status);
  }
}

const INSERT = `
  INSERT INTO mailings (id, organisation_id, list_id, campaign_id, giving_day_id, subject, mjml, html, plain, locale, reply_to, segment, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13) RETURNING id`;

const UPDATE = `
  UPDATE mailings SET list_id = $3, campaign_id = $4, giving_day_id = $5, subject = $6, mjml = $7, html = $8, plain = $9, locale = $10, reply_to = $11,
    segment = $12, updated_at = $13
  WHERE id = $1 AND organisation_id = $2 AND status = 'draft' RETURNING id`;
