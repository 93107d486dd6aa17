import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { faultsOfGivingDay, type GivingDayDraft } from './campaign-draft.js';
import { DraftNotAcceptable } from './campaigns.errors.js';
import { editGivingDaySql } from './save-campaign.sql.js';
import type { StaffGivingDay } from './staff-giving-day.reader.js';

/** Somebody changes what a giving day says, or when it is. */
@Injectable()
export class EditGivingDay {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `actor` as in the audit log. @throws DraftNotAcceptable */
  run({ id, organisationId }: Pick<StaffGivingDay, 'id' | 'organisationId'>, draft: GivingDayDraft, actor: string): Promise<void> {
    const faults = faultsOfGivingDay(draft);
    if (faults.length > 0) throw new DraftNotAcceptable(faults);
    const { title, tagline, story, startsAt, endsAt, isPublished } = draft;
    return this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(editGivingDaySql, [id, title.trim(), tagline.trim(), story.trim(), startsAt, endsAt, isPublished, this.clock.now()]);
      const { story: _story, ...detail } = draft;
      await this.audit.add(tx, { organisationId, actor, action: 'giving-day.edit', subject: `giving-day:${id}`, detail });
    });
  }
}
