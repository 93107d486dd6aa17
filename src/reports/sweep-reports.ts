import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId, ReportId } from '../shared/ids.js';
import { ObjectStorage } from '../storage/object-storage.js';

import { expireReportSql, giveUpLostSql, listExpiredSql, listKnownKeysSql } from './reports.sql.js';

const AT_ONCE = 100;
const DAY_MS = 86_400_000;

export interface Swept {
  readonly expired: number;
  /** Files that belong to no report: of workers that were killed before they could say so. */
  readonly orphans: number;
  readonly lost: number;
  /** Halves of files of any kind, whose writers were killed. */
  readonly halves: number;
}

/** Removes what has been kept long enough, and what nobody will ever ask for. */
@Injectable()
export class SweepReports {
  constructor(
    private readonly transactions: Transactions,
    private readonly storage: ObjectStorage,
  ) {}

  async run(): Promise<Swept> {
    const lost = await this.transactions.run('platform', (tx) => tx.rows(giveUpLostSql));
    const halves = await this.storage.removeUnfinished(new Date(Date.now() - DAY_MS));
    return { expired: await this.#expire(), orphans: await this.#removeOrphans(), lost: lost.length, halves };
  }

  async #expire(): Promise<number> {
    let expired = 0;
    for (;;) {
      const files = await this.transactions.run('platform', (tx) => tx.rows<{ id: ReportId; organisationId: OrganisationId; key: string }>(listExpiredSql, [AT_ONCE]));
      if (files.length === 0) return expired;
      for (const { id, organisationId, key } of files) {
        // In this order: whoever dies in between leaves a file that is found below, and no report without its file.
        await this.transactions.run({ organisationId }, (tx) => tx.rows(expireReportSql, [id]));
        await this.storage.delete(key);
        expired += 1;
      }
    }
  }

  /** Files of the last day may belong to a report that is just being finished. */
  async #removeOrphans(): Promise<number> {
    let removed = 0;
    let old: string[] = [];
    for await (const { key, modifiedAt } of this.storage.list('reports/')) {
      if (modifiedAt.getTime() < Date.now() - DAY_MS) old.push(key);
      if (old.length < AT_ONCE) continue;
      removed += await this.#removeUnknown(old);
      old = [];
    }
    return removed + (await this.#removeUnknown(old));
  }

  async #removeUnknown(keys: readonly string[]): Promise<number> {
    if (keys.length === 0) return 0;
    const known = await this.transactions.run('platform', (tx) => tx.rows<{ key: string }>(listKnownKeysSql, [keys]));
    const unknown = keys.filter((key) => !known.some((one) => one.key === key));
    for (const key of unknown) await this.storage.delete(key);
    return unknown.length;
  }
}
