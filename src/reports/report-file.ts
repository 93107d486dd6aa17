import type { Report, ReportFile } from './report.js';
import { ReportFileExpired, ReportFileNotReady } from './reports.errors.js';

/** The file of a report that is done. @throws ReportFileExpired, ReportFileNotReady */
export function fileOf({ status, file }: Report): ReportFile {
  if (status === 'expired') throw new ReportFileExpired();
  if (status !== 'done' || file === null) throw new ReportFileNotReady(status);
  return file;
}
