import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { faultsOfCampaign, type CampaignDraft } from './campaign-draft.js';
import { DraftNotAcceptable } from './campaigns.errors.js';
import { editCampaignSql } from './save-campaign.sql.js';
import type { StaffCampaign } from './staff-campaign.reader.js';

/** Somebody changes what a campaign says. */
@Injectable()
export class EditCampaign {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `actor` as in the audit log. @throws DraftNotAcceptable */
  run({ id, organisationId }: Pick<StaffCampaign, 'id' | 'organisationId'>, draft: CampaignDraft, actor: string): Promise<void> {
    const faults = faultsOfCampaign(draft);
    if (faults.length > 0) throw new DraftNotAcceptable(faults);
    const { title, summary, story, goal, minimum, maximum, suggestedAmounts, opensAt, closesAt, isPublished } = draft;
    return this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(editCampaignSql, [
        ...[id, title.trim(), summary.trim(), story.trim(), goal, minimum, maximum, suggestedAmounts, opensAt, closesAt],
        ...[isPublished, this.clock.now()],
      ]);
      // Stories are long, and who reads the log wants to know that it was changed.
      const { story: _story, ...detail } = draft;
      await this.audit.add(tx, { organisationId, actor, action: 'campaign.edit', subject: `campaign:${id}`, detail });
    });
  }
}
