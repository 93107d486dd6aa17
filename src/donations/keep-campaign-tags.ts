import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { CampaignId, OrganisationId } from '../shared/ids.js';
import { forgetUnusedTagsSql, listCountedBehindSql, moveTagHorizonsSql, tryLockLabelsSql } from './campaign-tags.sql.js';

interface Behind {
  readonly organisationId: OrganisationId;
  readonly campaignIds: readonly CampaignId[];
}

/** Campaigns in one transaction, in which nobody else labels donors of the organisation. */
const BATCH = 50;

/** Keeps how many donors of each campaign bear each tag, so that few gifts are left to be added by whoever asks. */
@Injectable()
export class KeepCampaignTags {
  constructor(private readonly transactions: Transactions) {}

  /** Counts what was given since, and answers for how many campaigns. Organisations in which somebody is labelling are left for later. */
  async run(): Promise<number> {
    const behind = await this.transactions.run('platform', (tx) => tx.rows<Behind>(listCountedBehindSql));
    let counted = 0;
    for (const { organisationId, campaignIds } of behind) {
      for (let from = 0; from < campaignIds.length; from += BATCH) counted += await this.#count(organisationId, campaignIds.slice(from, from + BATCH));
    }
    return counted;
  }

  #count(organisationId: OrganisationId, campaignIds: readonly CampaignId[]): Promise<number> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const lock = await tx.row<{ isOurs: boolean }>(tryLockLabelsSql, [organisationId]);
      if (lock?.isOurs !== true) return 0;
      await tx.rows(`SET LOCAL statement_timeout = '5min'`);
      await tx.rows(moveTagHorizonsSql, [organisationId, campaignIds]);
      await tx.rows(forgetUnusedTagsSql, [campaignIds]);
      return campaignIds.length;
    });
  }
}

/**
 * Until the transaction ends, nobody else labels donors of the organisation. For whoever puts on or takes off labels beside
 * other things, before those: two who did so in whatever order could wait for each other.
 */
export async function lockLabels(tx: Transaction, organisationId: OrganisationId): Promise<void> {
  await tx.rows(`SELECT freshet_lock_labels($1)`, [organisationId]);
}
