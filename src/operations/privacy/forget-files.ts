import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { SweepImports } from '../../imports/sweep-imports.js';
import { listKnownKeysSql } from '../../reports/reports.sql.js';
import type { OrganisationId } from '../../shared/ids.js';
import { ObjectStorage } from '../../storage/object-storage.js';

/**
 * After a donor was erased: removes all uploads, error files and reports that their organisation stored before. Whether
 * the donor is in one could only be told by reading every one of them, in each of the ways that a name can be written.
 */
@Injectable()
export class ForgetFiles {
  constructor(
    private readonly imports: SweepImports,
    private readonly storage: ObjectStorage,
    private readonly transactions: Transactions,
  ) {}

  /** @throws where an import is still at work with its upload: that goes when it has ended */
  async run(organisationId: OrganisationId, erasedAt: Date): Promise<void> {
    await this.#removeReports(organisationId, erasedAt);
    const { left } = await this.imports.ofOrganisation(organisationId, erasedAt);
    if (left > 0) throw new Error(`${left} files are still worked with`);
  }

  /** Those that were asked for anew since stay, and what is being made for one: the nightly sweep knows it from what was left. */
  async #removeReports(organisationId: OrganisationId, erasedAt: Date): Promise<void> {
    for await (const { key, modifiedAt } of this.storage.list(`reports/${organisationId}/`)) {
      if (modifiedAt >= erasedAt) continue;
      const known = await this.transactions.run({ organisationId }, (tx) => tx.rows(listKnownKeysSql, [[key]]));
      if (known.length === 0) await this.storage.delete(key);
    }
  }
}
