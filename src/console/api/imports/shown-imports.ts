import { hasErrorWorkbook } from '../../../imports/errors/open-error-file.js';
import { importPace } from '../../../imports/import-pace.js';
import type { Import, ImportFindings, PreviewRow } from '../../../imports/import.js';
import { FIELDS_OF_KINDS } from '../../../imports/columns/fields-of-kinds.js';
import type { ListedImport } from '../../../imports/staff-import.reader.js';
import type { ImportFileShown, ImportFolderShown, ImportGistShown, ImportRowShown, PreviewRowShown } from '../../contract/imports.js';

export function showGist(of: Import, now: Date): ImportGistShown {
  const { id, kind, filename, status, rows, isCounted, createdAt } = of;
  return { id, kind, filename, status, rows, isCounted, pace: importPace(of, now), createdAt: createdAt.toISOString() };
}

export function showRow(of: ListedImport, now: Date): ImportRowShown {
  return { ...showGist(of, now), bytes: of.bytes, broughtBy: of.broughtBy, endedAt: of.endedAt?.toISOString() ?? null };
}

export function showImport(of: Import, organisation: string, now: Date): ImportFolderShown['import'] {
  const { bytes, review, effects, sameAs, failure, findings, errorFileKey, endedAt, undoneAt } = of;
  return {
    ...showGist(of, now),
    ...{ organisation, bytes, review, effects },
    sameAs: sameAs && { ...sameAs, at: sameAs.at.toISOString() },
    failure: failure && { ...failure, row: failure.row ?? null },
    file: findings && showFile(findings),
    hasErrorFile: errorFileKey !== null,
    hasErrorWorkbook: hasErrorWorkbook(of),
    endedAt: endedAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
  };
}

export function showFields({ kind }: Import): Pick<ImportFolderShown, 'fields' | 'required'> {
  const { fields, required } = FIELDS_OF_KINDS[kind];
  return { fields: fields.map(({ name, isRepeated = false }) => ({ name, isRepeated })), required };
}

/** What its stage leaves to do; the verbs themselves refuse what comes too late. */
export function showMay({ status, effects }: Import, mayBring: boolean): ImportFolderShown['may'] {
  const hasEffects = Object.keys(effects).length > 0;
  return {
    commit: mayBring && status === 'ready',
    cancel: mayBring && ['uploaded', 'reading', 'ready', 'merging'].includes(status),
    undo: mayBring && (status === 'done' || (hasEffects && (status === 'cancelled' || status === 'failed'))),
    chooseColumns: mayBring && (status === 'ready' || (status === 'failed' && !hasEffects)),
  };
}

export function showPreview({ row, outcome, subject, before, after }: PreviewRow): PreviewRowShown {
  return { row, outcome, subject, before: before as PreviewRowShown['before'], after: after as PreviewRowShown['after'] };
}

function showFile({ format, sheet, sheets, headerRow, columns, columnsBy, warnings }: ImportFindings): ImportFileShown {
  return {
    ...{ format: format.kind, isCompressed: format.compressed, encoding: format.encoding, sheet, headerRow, columns, columnsBy, warnings },
    sheets: sheets.map(({ name, hidden }) => ({ name, isHidden: hidden })),
  };
}
