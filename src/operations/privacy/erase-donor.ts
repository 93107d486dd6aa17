import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { Transactions } from '../../database/transactions.js';
import { DonorNotAtRest } from '../../donors/donors.errors.js';
import { lockLabels } from '../../donations/keep-campaign-tags.js';
import type { KnownDonor } from '../../donors/donor.reader.js';
import { AuditLog } from '../../organisations/audit-log.js';
import { Outbox } from '../../queues/outbox.js';
import { Clock } from '../../shared/clock.js';
import type { CampaignId, DonorId } from '../../shared/ids.js';
import { eraseStatements, findUnrestSql, listConcernedSql, lockDonorSql } from './erase-donor.sql.js';
import { ForgetFilesJob } from './jobs/forget-files.definition.js';
import { ForgetShownNames } from './jobs/forget-shown-names.definition.js';

type ErasedDonor = Pick<KnownDonor, 'id' | 'organisationId'>;

/** Stands where the name stood. */
const NAME = 'Erased donor';

/**
 * Takes out of everything who a donor was (GDPR, article 17). What they gave, the ledger, and the numbers and amounts of
 * receipts stay as they are: they no longer lead to anybody. That an address wants no mail is kept with the address, or it
 * would be written to again once it is imported anew. Files of the organisation may name them, and are removed soon after.
 */
@Injectable()
export class EraseDonor {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Done twice it changes nothing. Answers since when nothing is known. @throws DonorNotAtRest */
  run({ id, organisationId }: KnownDonor, actor: string): Promise<Date> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const erasedAt = await this.lockIn(tx, { id, organisationId });
      if (erasedAt !== null) return erasedAt;
      const now = this.clock.now();
      await this.followIn(tx, { id, organisationId }, await this.eraseIn(tx, { id, organisationId }, actor, now), now);
      return now;
    });
  }

  /** Keeps gifts from coming in until the transaction ends. Answers since when nothing is known; null where something is. */
  async lockIn(tx: Transaction, { id, organisationId }: ErasedDonor): Promise<Date | null> {
    await lockLabels(tx, organisationId);
    return (await tx.row<{ erasedAt: Date | null }>(lockDonorSql, [id]))?.erasedAt ?? null;
  }

  /** Of a donor who is locked. Answers the campaigns that may show them. @throws DonorNotAtRest, when nothing has been changed */
  async eraseIn(tx: Transaction, { id, organisationId }: ErasedDonor, actor: string, now: Date): Promise<CampaignId[]> {
    await refuseUnrest(tx, id);
    const campaigns = await tx.rows<{ id: CampaignId }>(listConcernedSql, [id]);
    await this.#erase(tx, id, now);
    await this.audit.add(tx, { organisationId, actor, action: 'donor.erase', subject: `donor:${id}` });
    return campaigns.map((campaign) => campaign.id);
  }

  /** What is left to do after all that were erased in this transaction, of whom `id` is one. Files go that were stored before `now`. */
  async followIn(tx: Transaction, { id, organisationId }: ErasedDonor, campaignIds: CampaignId[], now: Date): Promise<void> {
    await this.outbox.add(tx, organisationId, ForgetFilesJob, { organisationId, donorId: id, erasedAt: now.toISOString() });
    if (campaignIds.length > 0) await this.outbox.add(tx, organisationId, ForgetShownNames, { organisationId, donorId: id, campaignIds });
  }

  async #erase(tx: Transaction, id: DonorId, now: Date): Promise<void> {
    const values = [id, NAME, `erased-${id}@erased.invalid`, now];
    for (const [sql, parameters] of eraseStatements) await tx.rows(sql, parameters.map((place) => values[place - 1]));
  }
}

async function refuseUnrest(tx: Transaction, id: DonorId): Promise<void> {
  const unrest = await tx.row<{ donations: boolean; mails: boolean }>(findUnrestSql, [id]);
  if (unrest?.donations) throw new DonorNotAtRest('donations');
  if (unrest?.mails) throw new DonorNotAtRest('mails');
}
