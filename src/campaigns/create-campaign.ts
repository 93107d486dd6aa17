import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { newId, type CampaignId, type OrganisationId } from '../shared/ids.js';
import { faultsOfCampaign, faultsOfFoundation, type CampaignDraft, type CampaignFoundation } from './campaign-draft.js';
import { DraftNotAcceptable, SlugTaken } from './campaigns.errors.js';
import { OwnGivingDay } from './own-giving-day.js';
import { createCampaignSql } from './save-campaign.sql.js';

/** Somebody makes a campaign. */
@Injectable()
export class CreateCampaign {
  constructor(
    private readonly transactions: Transactions,
    private readonly days: OwnGivingDay,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `actor` as in the audit log. @throws DraftNotAcceptable, SlugTaken */
  run(organisationId: OrganisationId, foundation: CampaignFoundation, draft: CampaignDraft, actor: string): Promise<CampaignId> {
    const faults = [...faultsOfFoundation(foundation), ...faultsOfCampaign(draft)];
    if (faults.length > 0) throw new DraftNotAcceptable(faults);
    const { slug, currency, locale } = foundation;
    const { title, summary, story, goal, minimum, maximum, suggestedAmounts, opensAt, closesAt, isPublished } = draft;
    return this.transactions.run({ organisationId }, async (tx) => {
      const id = newId<'Campaign'>();
      const dayId = await this.days.idOf(tx, foundation.givingDay);
      const made = await tx.row(createCampaignSql, [
        ...[id, organisationId, slug, currency, locale, title.trim(), summary.trim(), story.trim(), goal, minimum, maximum, suggestedAmounts],
        ...[opensAt, closesAt, isPublished ? this.clock.now() : null, dayId],
      ]);
      if (made === null) throw new SlugTaken();
      await this.audit.add(tx, { organisationId, actor, action: 'campaign.create', subject: `campaign:${id}`, detail: { slug, title } });
      return id;
    });
  }
}
