import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { newId, type OrganisationId, type SegmentId } from '../shared/ids.js';
import { parseText } from '../shared/text.js';
import { findThings } from './check-draft.js';
import type { SegmentDraft } from './saved-segment.js';
import { SegmentNameTaken, SegmentNotFound, SegmentRefused, TooManySegments } from './saved-segment.errors.js';

const LONGEST_NAME = 100;
export const MOST_SEGMENTS = 200;

const INSERT_SQL = `
  INSERT INTO segments (id, organisation_id, name, rule, created_at, created_by, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $5)
  ON CONFLICT (organisation_id, lower(name)) DO NOTHING RETURNING id`;

const TAKEN_SQL = `SELECT FROM segments WHERE organisation_id = $1 AND lower(name) = lower($2) AND id <> $3`;

const UPDATE_SQL = `UPDATE segments SET name = $2, rule = $3, updated_at = $4 WHERE id = $1 RETURNING id`;

/** Keeps a kind of donors under a name, or changes one that is kept. */
@Injectable()
export class SaveSegment {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** A new one, or `id` anew. @throws SegmentRefused, SegmentNameTaken, SegmentNotFound, TooManySegments */
  run(organisationId: OrganisationId, { name, rule }: SegmentDraft, actor: string, id: SegmentId | null = null): Promise<SegmentId> {
    const parsed = parseText(name, LONGEST_NAME);
    if (!parsed.ok) throw new SegmentRefused([{ field: 'name', code: parsed.fault, message: 'is no name that people could read' }]);
    return this.transactions.run({ organisationId }, async (tx) => {
      // One after the other: neither the number of them nor a name can be counted twice at once.
      await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended('segments ' || $1, 0))`, [organisationId]);
      await refuseUnknown(tx, organisationId, rule);
      const saved = await (id === null ? this.#add(tx, organisationId, parsed.value, rule, actor) : this.#change(tx, organisationId, id, parsed.value, rule));
      await this.audit.add(tx, { organisationId, actor, action: id === null ? 'segment.create' : 'segment.edit', subject: `segment:${saved}`, detail: { name: parsed.value, rule } });
      return saved;
    });
  }

  async #add(tx: Transaction, organisationId: OrganisationId, name: string, rule: object, actor: string): Promise<SegmentId> {
    const counted = await tx.row<{ segments: number }>(`SELECT count(*)::integer AS segments FROM segments WHERE organisation_id = $1`, [organisationId]);
    if ((counted?.segments ?? 0) >= MOST_SEGMENTS) throw new TooManySegments(MOST_SEGMENTS);
    const made = await tx.row<{ id: SegmentId }>(INSERT_SQL, [newId<'Segment'>(), organisationId, name, JSON.stringify(rule), this.clock.now(), actor]);
    if (made === null) throw new SegmentNameTaken();
    return made.id;
  }

  async #change(tx: Transaction, organisationId: OrganisationId, id: SegmentId, name: string, rule: object): Promise<SegmentId> {
    if ((await tx.row(TAKEN_SQL, [organisationId, name, id])) !== null) throw new SegmentNameTaken();
    const changed = await tx.row<{ id: SegmentId }>(UPDATE_SQL, [id, name, JSON.stringify(rule), this.clock.now()]);
    if (changed === null) throw new SegmentNotFound();
    return changed.id;
  }
}

/** What a rule names has to be there when it is kept. What goes later leaves nobody in it. */
async function refuseUnknown(tx: Transaction, organisationId: OrganisationId, rule: SegmentDraft['rule']): Promise<void> {
  const draft = { subject: '', mjml: '', list: '', campaign: null, givingDay: null, replyTo: null, locale: null };
  const { faults } = await findThings(tx, organisationId, { ...draft, segment: rule });
  if (faults.length > 0) throw new SegmentRefused(faults.map((fault) => ({ ...fault, field: fault.field.replace(/^segment\b/, 'rule') })));
}
