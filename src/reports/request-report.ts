import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Outbox } from '../queues/outbox.js';
import { newId, type OrganisationId, type ReportId } from '../shared/ids.js';
import { checkWish, type ReportWish } from './check-wish.js';
import { MakeReportJob } from './jobs/make-report.definition.js';
import { nameFilter } from './name-filter.js';
import { toAskedFilter } from './report-filter.js';
import type { ReportFormat, ReportPlan } from './report.js';
import { ReportRefused } from './reports.errors.js';
import { addReportSql, findUnderWaySql } from './reports.sql.js';

/** Somebody wants a file. */
@Injectable()
export class RequestReport {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The id under which it is seen: that of the same file where it is under way already, since both would hold the same.
   * `actor` as in the audit log. @throws ReportRefused, FilterNotFound
   */
  run(organisationId: OrganisationId, wish: ReportWish & { readonly format: ReportFormat }, actor: string): Promise<ReportId> {
    const faults = checkWish(wish);
    if (faults.length > 0) throw new ReportRefused(faults);
    return this.transactions.run({ organisationId }, async (tx) => {
      const plan: ReportPlan = { ...wish, filter: await nameFilter(tx, wish.filter) };
      const fingerprint = fingerprintOf(plan);
      // Held until commit: of two requests at once, the second finds the first.
      await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended('report ' || $1 || ' ' || encode($2, 'hex'), 0))`, [organisationId, fingerprint]);
      const underWay = await tx.row<{ id: ReportId }>(findUnderWaySql, [organisationId, fingerprint]);
      const id = underWay?.id ?? (await this.#add(tx, organisationId, plan, { fingerprint, actor }));
      const detail = { kind: plan.kind, format: plan.format, filter: toAskedFilter(plan.filter), columns: plan.columns, joined: underWay !== null };
      await this.audit.add(tx, { organisationId, actor, action: 'report.request', subject: `report:${id}`, detail });
      return id;
    });
  }

  async #add(tx: Transaction, organisationId: OrganisationId, plan: ReportPlan, { fingerprint, actor }: { fingerprint: Buffer; actor: string }): Promise<ReportId> {
    const reportId: ReportId = newId();
    await tx.rows(addReportSql, [reportId, organisationId, plan.kind, plan.format, JSON.stringify(plan.filter), plan.columns, fingerprint, actor]);
    await this.outbox.add(tx, organisationId, MakeReportJob, { reportId, organisationId });
    return reportId;
  }
}

/** By what the names stand for, and the same in whichever order it was written. */
function fingerprintOf({ kind, format, filter, columns }: ReportPlan): Buffer {
  const { givingDay, campaign, tag, mailing, status, from, to, by } = filter;
  const named = [givingDay, campaign, tag, mailing].map((one) => one?.id ?? null);
  const instants = [from, to].map((text) => (text === undefined ? null : Date.parse(text)));
  const parts = [kind, format, columns, named, status?.toSorted() ?? null, instants, by ?? null];
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
