import { Injectable } from '@nestjs/common';
import type { Scope } from '../database/scope.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId, ReportId } from '../shared/ids.js';
import type { Report, ReportFile } from './report.js';
import { ReportNotFound } from './reports.errors.js';
import { findReportSql, listReportsSql } from './reports.sql.js';

export type ReportRow = Omit<Report, 'file'> & { readonly file: Omit<ReportFile, 'expiresAt'> | null; readonly expiresAt: Date };

/** All reads of reports; every one within its organisation. */
@Injectable()
export class ReportReader {
  constructor(private readonly transactions: Transactions) {}

  /** Null where the scope sees no such report. */
  find(scope: Scope, id: ReportId): Promise<Report | null> {
    return this.transactions.run(scope, (tx) => findReport(tx, id));
  }

  /** @throws ReportNotFound, also for one of another organisation */
  async get(organisationId: OrganisationId, id: ReportId): Promise<Report> {
    const report = await this.find({ organisationId }, id);
    if (report === null) throw new ReportNotFound();
    return report;
  }

  /** The latest first; those before `before`, which are older. */
  async list(organisationId: OrganisationId, limit: number, before: ReportId | null): Promise<Report[]> {
    const rows = await this.transactions.run({ organisationId }, (tx) => tx.rows<ReportRow>(listReportsSql, [organisationId, limit, before]));
    return rows.map(toReport);
  }
}

/** Null where the scope of `tx` sees no such report. */
export async function findReport(tx: Transaction, id: ReportId): Promise<Report | null> {
  const row = await tx.row<ReportRow>(findReportSql, [id]);
  return row && toReport(row);
}

/** What a row of the database says. */
export function toReport<Row extends ReportRow>({ file, expiresAt, ...rest }: Row) {
  return { ...rest, file: file && { ...file, expiresAt } };
}
