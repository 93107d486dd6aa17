import type { ImportId, OrganisationId } from '../shared/ids.js';

/** What can be brought in. */
export const IMPORT_KINDS = ['tags', 'donors', 'suppressions', 'campaigns', 'designations', 'offline-donations'] as const;
export type ImportKindName = (typeof IMPORT_KINDS)[number];

/** `ready`: read and counted, and waiting for somebody to say that it may change anything. */
export const IMPORT_STATUSES = ['uploaded', 'reading', 'ready', 'merging', 'done', 'failed', 'cancelled', 'undoing', 'undone'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Headers of columns by the field they stand for, as somebody said it or as it was found. */
export type ColumnChoice = Readonly<Record<string, readonly string[]>>;

/** What whoever sent a file said of it. */
export interface ImportOptions {
  /** Name of the sheet; null: the only one that is not hidden. */
  readonly sheet: string | null;
  /** Null: as it was said before of such a header, or by names that are known. */
  readonly columns: ColumnChoice | null;
}

/** Rows of the file. `read` is the sum of `new`, `changed`, `unchanged` and `rejected`; blank rows count nowhere. */
export interface RowCounts {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Of those unchanged: they say what an earlier row of the file says. */
  readonly duplicate: number;
  readonly rejected: number;
}

/** Why an import ended without having been done. */
export interface ImportFailure {
  readonly code: string;
  readonly message: string;
  readonly row?: number | null;
}

/** A column of the file and what it is taken for: null where it means nothing to us. */
export interface FoundColumn {
  readonly header: string;
  readonly field: string | null;
}

/** What a file turned out to be. */
export interface ImportFindings {
  readonly format: { readonly kind: string; readonly compressed: boolean; readonly encoding: string | null; readonly delimiter: string | null };
  readonly sheet: string;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** Null for a file that has none. */
  readonly headerRow: number | null;
  readonly columns: readonly FoundColumn[];
  /** How it is known what the columns mean. */
  readonly columnsBy: 'request' | 'memory' | 'names';
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** What one of the first rows of a file does. */
export interface PreviewRow {
  readonly row: number;
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'duplicate' | 'rejected';
  /** Whom or what it is about, as people know it. */
  readonly subject: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Import {
  readonly id: ImportId;
  readonly organisationId: OrganisationId;
  readonly kind: ImportKindName;
  readonly filename: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
  readonly storageKey: string;
  readonly review: boolean;
  readonly options: ImportOptions;
  readonly status: ImportStatus;
  readonly failure: ImportFailure | null;
  readonly findings: ImportFindings | null;
  /** False until all rows have been held against what is there: the counts grow before. */
  readonly isCounted: boolean;
  /** Whether it is merged straight from what is staged: `progress` then goes by rows of the file. */
  readonly isByRows: boolean;
  readonly rows: RowCounts;
  readonly progress: { readonly bytesRead: number; readonly planned: number; readonly merged: number; readonly stageBeganAt: Date | null };
  readonly effects: Readonly<Record<string, number>>;
  readonly errorFileKey: string | null;
  /** An earlier import of the same bytes. */
  readonly sameAs: { readonly id: ImportId; readonly filename: string; readonly at: Date } | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly undoneAt: Date | null;
}
