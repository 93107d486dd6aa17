import { Injectable } from '@nestjs/common';
import { OrganisationReader } from '../../../organisations/organisation.reader.js';
import { ReportReader } from '../../../reports/report.reader.js';
import type { Report } from '../../../reports/report.js';
import { ReportNotFound } from '../../../reports/reports.errors.js';
import { parseId } from '../../../shared/ids.js';
import type { ReportFolderShown } from '../../contract/reports.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { Desk } from '../desk.js';
import { kindsFor } from './report-rights.js';
import { showReport } from './shown-reports.js';

/** Finds a report for whoever may see it. */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly desk: Desk,
    private readonly reports: ReportReader,
    private readonly organisations: OrganisationReader,
  ) {}

  /** @throws ReportNotFound for one of another organisation or of a kind that is not for them, as for one that does not exist. */
  async get(session: ConsoleSession, text: string): Promise<Report> {
    const id = parseId<'Report'>(text);
    const report = id && (await this.reports.find(this.desk.scopeOf(session), id));
    if (!report || !kindsFor(session.staff).includes(report.kind)) throw new ReportNotFound();
    return report;
  }

  async show(report: Report): Promise<ReportFolderShown> {
    const { slug } = await this.organisations.get(report.organisationId);
    return { report: showReport(report, slug), may: { cancel: report.status === 'waiting' || report.status === 'running' } };
  }
}
