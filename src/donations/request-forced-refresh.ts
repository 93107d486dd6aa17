import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/ids.js';
import type { CampaignField } from './campaign-figure-list.js';
import { ForceRefresh } from './jobs/force-refresh.definition.js';

/** Somebody wants a campaign's figures computed now, in the lane that is kept for this. */
@Injectable()
export class RequestForcedRefresh {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `actor` as in the audit log. Returns the id under which its progress is seen. */
  async run({ id: campaignId, organisationId }: Campaign, fields: readonly CampaignField[], actor: string): Promise<string> {
    const refreshId = newId<'ForcedRefresh'>();
    await this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(`INSERT INTO forced_refreshes (id, organisation_id, campaign_id, fields, requested_at) VALUES ($1, $2, $3, $4, $5)`, [
        refreshId,
        organisationId,
        campaignId,
        fields,
        this.clock.now(),
      ]);
      await this.audit.add(tx, { organisationId, actor, action: 'figures.refresh', subject: `campaign:${campaignId}`, detail: { refreshId, fields } });
      await this.outbox.add(tx, organisationId, ForceRefresh, { refreshId, organisationId });
    });
    return refreshId;
  }
}
