import { Injectable } from '@nestjs/common';
import type { Fundraiser } from '../campaigns/fundraiser.reader.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Outbox } from '../queues/outbox.js';
import { newId } from '../shared/ids.js';
import type { CampaignField } from './campaign-figure-list.js';
import { TOTAL_FIELDS } from './figure-kinds.js';
import { planStepsSql } from './forced-refresh-steps.sql.js';
import { ForceRefresh } from './jobs/force-refresh.definition.js';

/** What is to be refreshed: a campaign, or a giving day with all that belongs to it. */
export type Refreshable = Pick<Fundraiser, 'kind' | 'id' | 'organisationId'>;

/** Somebody wants the figures of a campaign or a giving day computed now, in the lane that is kept for this. */
@Injectable()
export class RequestForcedRefresh {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /**
   * `actor` as in the audit log. Returns the id under which its progress is seen: that of a refresh of the same fields
   * where one has been asked for and nobody has begun it, because what it will compute is fresh for both.
   */
  async run(of: Refreshable, fields: readonly CampaignField[], actor: string): Promise<string> {
    const { kind, id, organisationId } = of;
    return this.transactions.run({ organisationId }, async (tx) => {
      // Held until commit: two requests at once are one after the other, so that the second finds the first.
      await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended('forced-refresh ' || $1, 0))`, [id]);
      const waiting = await this.#findWaiting(tx, of, fields);
      const refreshId = waiting ?? (await this.#add(tx, of, fields));
      const detail = { refreshId, fields, joined: waiting !== null };
      await this.audit.add(tx, { organisationId, actor, action: 'figures.refresh', subject: `${kind === 'campaign' ? 'campaign' : 'giving-day'}:${id}`, detail });
      return refreshId;
    });
  }

  async #findWaiting(tx: Transaction, { id }: Refreshable, fields: readonly CampaignField[]): Promise<string | null> {
    // Locked: whoever begins it now does so after we have joined it.
    const row = await tx.row<{ id: string }>(
      `SELECT id FROM forced_refreshes
       WHERE (campaign_id = $1 OR giving_day_id = $1) AND fields @> $2::text[] AND fields <@ $2::text[] AND begun_at IS NULL AND finished_at IS NULL
       ORDER BY requested_at LIMIT 1 FOR UPDATE`,
      [id, fields],
    );
    return row && row.id;
  }

  async #add(tx: Transaction, { kind, id, organisationId }: Refreshable, fields: readonly CampaignField[]): Promise<string> {
    const refreshId = newId<'ForcedRefresh'>();
    const [campaignId, givingDayId] = kind === 'campaign' ? [id, null] : [null, id];
    // By the database's clock, as the figures are: theirs tell which of them were computed after it.
    await tx.rows(`INSERT INTO forced_refreshes (id, organisation_id, campaign_id, giving_day_id, fields, requested_at) VALUES ($1, $2, $3, $4, $5, now())`, [
      refreshId,
      organisationId,
      campaignId,
      givingDayId,
      fields,
    ]);
    await tx.rows(planStepsSql, [refreshId, organisationId, campaignId, givingDayId, fields, TOTAL_FIELDS]);
    await this.outbox.add(tx, organisationId, ForceRefresh, { refreshId, organisationId });
    return refreshId;
  }
}
