import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Outbox } from '../queues/outbox.js';
import { newId, type ImportId, type OrganisationId } from '../shared/ids.js';
import { ForceRefresh } from './jobs/force-refresh.definition.js';
import { listTaggedCampaignsSql, planTagRefreshSql } from './refresh-donor-tags.sql.js';

interface Import {
  readonly organisationId: OrganisationId;
  readonly importId: ImportId;
}

/** Sees to it that the tags which campaigns show are counted anew when many labels have changed: once for each campaign. */
@Injectable()
export class RefreshDonorTags {
  constructor(private readonly outbox: Outbox) {}

  /** For the campaigns to which anybody has given who bears a label of the import; answers how many there are. */
  async ofImport(tx: Transaction, organisationId: OrganisationId, importId: ImportId): Promise<number> {
    return this.#plan(tx, organisationId, await this.#campaignsOf(tx, { organisationId, importId }));
  }

  /** The same when `removal` takes the labels off, after which nobody could tell who bore them. */
  async after<T>(tx: Transaction, of: Import, removal: () => Promise<T>): Promise<T> {
    const campaigns = await this.#campaignsOf(tx, of);
    const removed = await removal();
    await this.#plan(tx, of.organisationId, campaigns);
    return removed;
  }

  async #campaignsOf(tx: Transaction, { organisationId, importId }: Import): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(listTaggedCampaignsSql, [organisationId, importId]);
    return rows.map(({ id }) => id);
  }

  async #plan(tx: Transaction, organisationId: OrganisationId, campaigns: readonly string[]): Promise<number> {
    if (campaigns.length === 0) return 0;
    const refreshId = newId<'ForcedRefresh'>();
    await tx.rows(planTagRefreshSql, [refreshId, organisationId, campaigns]);
    await this.outbox.add(tx, organisationId, ForceRefresh, { refreshId, organisationId });
    return campaigns.length;
  }
}
