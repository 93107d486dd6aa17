import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Config } from '../config/config.js';
import type { SnapshotOrigin } from '../database/snapshot-reads.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import type { OrganisationId, ReportId } from '../shared/ids.js';
import { findReport } from './report.reader.js';
import type { Report, ReportFile } from './report.js';
import { beginAttemptSql, failReportSql, finishReportSql, noteProgressSql, putBackSql } from './reports.sql.js';

/** One worker's turn at a report. */
export interface Attempt {
  readonly id: string;
  /** 1 for the first. */
  readonly number: number;
  readonly report: Report;
}

export interface MadeFile {
  readonly rows: number;
  readonly origin: SnapshotOrigin;
  readonly file: Omit<ReportFile, 'expiresAt'>;
}

/** Whose turn it is: every word about a report counts only from the latest who began it, and while it is under way. */
@Injectable()
export class ReportAttempts {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly config: Config,
  ) {}

  /** Null where there is nothing to do: it is done, or was cancelled. */
  begin(organisationId: OrganisationId, reportId: ReportId): Promise<Attempt | null> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const id = randomUUID();
      const begun = await tx.row<{ attempts: number }>(beginAttemptSql, [reportId, id]);
      const report = begun && (await findReport(tx, reportId));
      return report && { id, number: begun.attempts, report };
    });
  }

  /** Whether it is still the attempt's turn. */
  note(attempt: Attempt, rows: number, expected: number | null): Promise<boolean> {
    return this.#tell(attempt, noteProgressSql, [rows, expected]);
  }

  finish(attempt: Attempt, { rows, origin, file }: MadeFile): Promise<boolean> {
    const { id, organisationId, kind, format } = attempt.report;
    const { asOf, database, reason } = origin;
    const parameters = [rows, asOf, database, reason, file.key, file.name, file.bytes, file.sha256, this.config.reports.keepDays];
    return this.#tell(attempt, finishReportSql, parameters, (tx) => this.events.add(tx, organisationId, 'report.done', { report: id, kind, format, rows }));
  }

  fail(attempt: Attempt, code: string, message: string): Promise<boolean> {
    return this.#tell(attempt, failReportSql, [code, message]);
  }

  putBack(attempt: Attempt): Promise<boolean> {
    return this.#tell(attempt, putBackSql, []);
  }

  /** `also`: what belongs to it, where it counts. */
  #tell({ id, report }: Attempt, sql: string, parameters: readonly unknown[], also?: (tx: Transaction) => Promise<void>): Promise<boolean> {
    return this.transactions.run({ organisationId: report.organisationId }, async (tx) => {
      const counts = (await tx.row(sql, [report.id, id, ...parameters])) !== null;
      if (counts) await also?.(tx);
      return counts;
    });
  }
}
