import { Injectable } from '@nestjs/common';
import type { StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import { StaffImportReader } from '../../../imports/staff-import.reader.js';
import type { StaffRole } from '../../../organisations/staff.entity.js';
import { StaffReportReader } from '../../../reports/staff-report.reader.js';
import { Clock } from '../../../shared/clock.js';
import type { ProblemShown, WorkShown } from '../../contract/cockpit.js';
import { showGist as showImport } from '../imports/shown-imports.js';
import { kindsFor } from '../reports/report-rights.js';
import { showGist as showReport } from '../reports/shown-reports.js';

const SHOWN = 12;

/** What failed longer ago is history, in milliseconds. */
const NEWS_MS = 24 * 3_600_000;

/** Spreadsheets of the organisation whose day it is: under way, and failed. */
@Injectable()
export class SheetWork {
  constructor(
    private readonly imports: StaffImportReader,
    private readonly reports: StaffReportReader,
    private readonly clock: Clock,
  ) {}

  async show({ organisationId }: StaffGivingDay, reader: { readonly role: StaffRole }): Promise<WorkShown> {
    const [imports, reports] = await Promise.all([this.imports.listUnderWay(organisationId, SHOWN), this.reports.listUnderWay(organisationId, kindsFor(reader), SHOWN)]);
    const now = this.clock.now();
    return { imports: imports.map((one) => showImport(one, now)), reports: reports.map(showReport) };
  }

  async listFailed({ organisationId }: StaffGivingDay): Promise<ProblemShown[]> {
    const failed = await this.imports.listFailed(organisationId, new Date(this.clock.now().getTime() - NEWS_MS), SHOWN);
    return failed.map(({ id, filename, message, failedAt }) => {
      return { kind: 'import_failed', gravity: 'warning', about: filename, link: `/console/imports/${id}`, number: null, reason: message, since: failedAt.toISOString() };
    });
  }
}
