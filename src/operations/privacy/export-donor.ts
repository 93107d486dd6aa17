import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { KnownDonor } from '../../donors/donor.reader.js';
import { AuditLog } from '../../organisations/audit-log.js';
import { Clock } from '../../shared/clock.js';
import { exportDonorSql } from './export-donor.sql.js';

/** Parts of what is known, each a list of rows as they are kept: times as ISO 8601, amounts in minor units. */
export interface DonorExport {
  readonly exportedAt: Date;
  readonly parts: Readonly<Record<string, readonly object[]>>;
}

/** Tells everything that an organisation keeps of one donor, for the donor to have (GDPR, articles 15 and 20). */
@Injectable()
export class ExportDonor {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, organisationId }: KnownDonor, actor: string): Promise<DonorExport> {
    return this.transactions.run({ organisationId }, async (tx) => {
      await this.audit.add(tx, { organisationId, actor, action: 'donor.export', subject: `donor:${id}` });
      const parts = await tx.row<Record<string, object[]>>(exportDonorSql, [id]);
      return { exportedAt: this.clock.now(), parts: parts ?? {} };
    });
  }
}
