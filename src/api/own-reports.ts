import { Injectable } from '@nestjs/common';
import type { ApiKey } from '../organisations/api-keys.js';
import { ReportReader } from '../reports/report.reader.js';
import { ReportNotFound } from '../reports/reports.errors.js';
import type { Report } from '../reports/report.js';
import { parseId, type ReportId } from '../shared/ids.js';

/** Reports of the organisation that a key belongs to. */
@Injectable()
export class OwnReports {
  constructor(private readonly reports: ReportReader) {}

  /** @throws ReportNotFound also for one of another organisation */
  get({ organisationId }: ApiKey, text: string): Promise<Report> {
    const id: ReportId | null = parseId(text);
    if (id === null) throw new ReportNotFound();
    return this.reports.get(organisationId, id);
  }
}
