import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import type { OrganisationId, ReportId } from '../shared/ids.js';
import { findReport } from './report.reader.js';
import type { Report } from './report.js';
import { ReportNotFound, ReportOver } from './reports.errors.js';
import { cancelReportSql } from './reports.sql.js';

/** Nobody wants the file any more. Whoever makes it notices within a second. */
@Injectable()
export class CancelReport {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** Cancelled twice is cancelled once. @throws ReportNotFound, ReportOver */
  run(organisationId: OrganisationId, id: ReportId, actor: string): Promise<Report> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const isCancelled = (await tx.row(cancelReportSql, [id])) !== null;
      const report = await findReport(tx, id);
      if (report === null) throw new ReportNotFound();
      if (report.status !== 'cancelled') throw new ReportOver(report.status);
      if (isCancelled) await this.audit.add(tx, { organisationId, actor, action: 'report.cancel', subject: `report:${id}` });
      return report;
    });
  }
}
