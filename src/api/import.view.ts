import { hasErrorWorkbook } from '../imports/errors/open-error-file.js';
import { importPace } from '../imports/import-pace.js';
import type { Import } from '../imports/import.js';
import type { ImportView } from './imports.schema.js';

/** An import as the API shows it. */
export function toImportView(of: Import, now: Date): ImportView {
  const { id, kind, filename, bytes, sha256, status, review, isCounted, effects, failure, findings, errorFileKey } = of;
  return {
    ...{ id, kind, filename, bytes, sha256, status, review, isCounted, effects: { ...effects } },
    rows: { ...of.rows, accepted: of.rows.new + of.rows.changed },
    progress: importPace(of, now),
    alreadyImported: of.sameAs && { ...of.sameAs, at: of.sameAs.at.toISOString(), message: alreadyText(of.sameAs) },
    failure: failure && { ...failure, row: failure.row ?? null },
    file: findings && { ...findings, sheets: [...findings.sheets], columns: [...findings.columns], warnings: [...findings.warnings] },
    errorFile: errorFileKey === null ? null : `/api/v1/imports/${id}/errors.csv`,
    errorWorkbook: hasErrorWorkbook(of) ? `/api/v1/imports/${id}/errors.xlsx` : null,
    createdAt: of.createdAt.toISOString(),
    endedAt: of.endedAt?.toISOString() ?? null,
    undoneAt: of.undoneAt?.toISOString() ?? null,
  };
}

function alreadyText({ filename, at }: { readonly filename: string; readonly at: Date }): string {
  return `The same file was already imported on ${at.toISOString().slice(0, 10)}, as ${filename}: what nobody has changed since, it does not change.`;
}
