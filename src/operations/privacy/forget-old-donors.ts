import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { Transactions } from '../../database/transactions.js';
import { DonorNotAtRest } from '../../donors/donors.errors.js';
import { AuditLog } from '../../organisations/audit-log.js';
import { Clock } from '../../shared/clock.js';
import type { CampaignId, DonorId, OrganisationId } from '../../shared/ids.js';
import {
  advanceRetentionSql,
  beginRetentionSql,
  endRetentionSql,
  isForgettableSql,
  listDueRetentionsSql,
  lockRetentionSql,
  lookAtDonorsSql,
} from './donor-retention.sql.js';
import { EraseDonor } from './erase-donor.js';

/** Donors that one transaction looks at, and the most of them that it forgets. */
const LOOKED_AT = 1_000;
const FORGOTTEN = 50;

/** What is left by then goes on with the next one. */
const TIME_MS = 20_000;

const ACTOR = 'freshet:retention';

interface Run {
  readonly cutoff: Date;
  readonly lookedAt: DonorId | null;
  readonly erased: number;
  readonly leftAlone: number;
}

/**
 * Forgets donors who have not given for as many years as their organisation has chosen, once a month. Each step is one
 * transaction that also notes how far it came: killed at any moment, it goes on where it was.
 */
@Injectable()
export class ForgetOldDonors {
  constructor(
    private readonly transactions: Transactions,
    private readonly erase: EraseDonor,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws after all have had their turn, where one organisation's could not be done */
  async run(timeMs = TIME_MS): Promise<{ steps: number }> {
    const until = performance.now() + timeMs;
    const due = await this.transactions.run('platform', (tx) => tx.rows<{ organisationId: OrganisationId }>(listDueRetentionsSql, [this.clock.now()]));
    const failures: unknown[] = [];
    let steps = 0;
    for (const { organisationId } of due) {
      try {
        while (performance.now() < until && (await this.step(organisationId))) steps += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `donors of ${failures.length} organisations could not be forgotten`);
    return { steps };
  }

  /** False where nothing is left of this month's run. */
  step(organisationId: OrganisationId): Promise<boolean> {
    return this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(beginRetentionSql, [organisationId, this.clock.now()]);
      const run = await tx.row<Run>(lockRetentionSql, [organisationId]);
      if (run === null) return false;
      const found = await tx.row<{ last: DonorId | null; forgettable: DonorId[] }>(lookAtDonorsSql, [organisationId, run.cutoff, run.lookedAt, LOOKED_AT]);
      if (found === null || found.last === null) {
        await this.#end(tx, organisationId, run);
        return false;
      }
      const ids = found.forgettable.slice(0, FORGOTTEN);
      const left = await this.#forget(tx, organisationId, ids, run.cutoff);
      const lookedAt = found.forgettable.length > ids.length ? ids.at(-1) : found.last;
      await tx.rows(advanceRetentionSql, [organisationId, lookedAt, ids.length - left, left]);
      return true;
    });
  }

  /** Answers how many were left alone. */
  async #forget(tx: Transaction, organisationId: OrganisationId, ids: readonly DonorId[], cutoff: Date): Promise<number> {
    const campaigns = new Set<CampaignId>();
    const forgotten: DonorId[] = [];
    for (const id of ids) {
      const concerned = await this.#forgetOne(tx, organisationId, id, cutoff);
      if (concerned === null) continue;
      forgotten.push(id);
      for (const campaign of concerned) campaigns.add(campaign);
    }
    const [first] = forgotten;
    if (first !== undefined) await this.erase.followIn(tx, { id: first, organisationId }, [...campaigns], this.clock.now());
    return ids.length - forgotten.length;
  }

  /** Null for whoever has given meanwhile, or to whom something is on its way. */
  async #forgetOne(tx: Transaction, organisationId: OrganisationId, id: DonorId, cutoff: Date): Promise<readonly CampaignId[] | null> {
    await this.erase.lockIn(tx, { id, organisationId });
    if ((await tx.row(isForgettableSql, [id, cutoff])) === null) return null;
    try {
      return await this.erase.eraseIn(tx, { id, organisationId }, ACTOR, this.clock.now());
    } catch (error) {
      // Found out before anything was changed.
      if (error instanceof DonorNotAtRest) return null;
      throw error;
    }
  }

  async #end(tx: Transaction, organisationId: OrganisationId, { cutoff, erased, leftAlone }: Run): Promise<void> {
    await tx.rows(endRetentionSql, [organisationId, this.clock.now()]);
    await this.audit.add(tx, { organisationId, actor: ACTOR, action: 'donors.retention-run', subject: `organisation:${organisationId}`, detail: { cutoff, erased, leftAlone } });
  }
}
