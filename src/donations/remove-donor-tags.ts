import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Outbox } from '../queues/outbox.js';
import { newId, type CampaignId, type OrganisationId } from '../shared/ids.js';
import { TagsUnknown, TagsDiffer } from './donations.errors.js';
import { ForceRefresh } from './jobs/force-refresh.definition.js';
import { lockLabels } from './keep-campaign-tags.js';
import { removeTagsSql } from './remove-donor-tags.sql.js';

export interface TagRemoval {
  readonly organisationId: OrganisationId;
  readonly tags: readonly string[];
  /** Only from those who give to it; null for all donors. */
  readonly campaignId: CampaignId | null;
  /** How many labels the caller has seen: if there are more or fewer, nothing is removed. */
  readonly expected: number | null;
  /** As in the audit log. */
  readonly actor: string;
}

export interface RemovedTags {
  /** Labels taken off: one for each donor and tag. */
  readonly removed: number;
  readonly donors: number;
  /** Campaigns whose count of tags is computed anew for it. */
  readonly campaigns: number;
}

/** Longest that the deletion may take, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Takes tags off many donors at once. Who bears them is decided by the statement that deletes, in its own snapshot: a
 * count that was kept for readers may be old, and what is deleted by it would be the wrong labels.
 */
@Injectable()
export class RemoveDonorTags {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** @throws TagsUnknown for tags that the organisation does not have, TagsDiffer where not as many bear them as was expected. */
  run(removal: TagRemoval): Promise<RemovedTags> {
    const { organisationId, tags, campaignId, expected, actor } = removal;
    return this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = ${PATIENCE_MS}`);
      await lockLabels(tx, organisationId);
      const tagIds = await this.#idsOf(tx, tags);
      const removed = await this.#remove(tx, removal, tagIds);
      // Thrown, so that what has been deleted in this transaction comes back.
      if (expected !== null && expected !== removed.removed) throw new TagsDiffer(expected, removed.removed);
      const subject = campaignId === null ? `organisation:${organisationId}` : `campaign:${campaignId}`;
      await this.audit.add(tx, { organisationId, actor, action: 'donors.remove-tags', subject, detail: { tags, ...removed } });
      return removed;
    });
  }

  async #idsOf(tx: Transaction, tags: readonly string[]): Promise<string[]> {
    // Locked: nobody deletes or renames the tag meanwhile, and of two removals one waits for the other.
    const rows = await tx.rows<{ id: string; name: string }>(`SELECT id, name FROM tags WHERE name = ANY ($1::text[]) ORDER BY id FOR UPDATE`, [tags]);
    const known = new Set(rows.map(({ name }) => name));
    const unknown = tags.filter((tag) => !known.has(tag));
    if (unknown.length > 0) throw new TagsUnknown(unknown);
    return rows.map(({ id }) => id);
  }

  /** The counts that readers are shown are refreshed by a forced refresh of its own, of the campaigns that it concerns. */
  async #remove(tx: Transaction, { organisationId, campaignId }: TagRemoval, tagIds: readonly string[]): Promise<RemovedTags> {
    const refreshId = newId<'ForcedRefresh'>();
    await tx.rows(`INSERT INTO forced_refreshes (id, organisation_id, fields, requested_at) VALUES ($1, $2, '{donorTags}', now())`, [refreshId, organisationId]);
    const removed = await tx.row<RemovedTags>(removeTagsSql, [tagIds, campaignId, refreshId, organisationId]);
    await this.outbox.add(tx, organisationId, ForceRefresh, { refreshId, organisationId });
    return removed ?? { removed: 0, donors: 0, campaigns: 0 };
  }
}
