import type { Transaction } from '../../database/transaction.js';
import type { ImportId, OrganisationId } from '../../shared/ids.js';
import type { SheetRow } from '../../sheets/sheet.js';
import type { RowFault } from '../cells/row-fault.js';
import type { Field, FieldColumns } from '../columns/field.js';
import type { Import, ImportKindName } from '../import.js';

/** A row, or one part of what a row says, as it is staged. Each kind has its own use for the columns. */
export interface StagedLine {
  readonly email?: string | null;
  readonly number?: string | null;
  readonly name?: string | null;
  readonly label?: string | null;
  readonly facts?: object | null;
}

export type CheckedRow = { readonly lines: readonly StagedLine[] } | { readonly faults: readonly RowFault[] };

/** Checks one row. */
export type RowReader = (row: SheetRow) => CheckedRow;

/** What a file's columns are, once that is settled. */
export interface Columns {
  readonly headers: readonly string[];
  readonly at: FieldColumns;
}

/** Whose import is read, and which reading of its file it is. */
export interface Reading {
  readonly organisationId: OrganisationId;
  readonly importId: ImportId;
  readonly readingId: string;
  /** Header of the column that says a field, for faults that show only when rows are held against what is there. */
  readonly headerOf: Readonly<Record<string, string>>;
}

/** A reading that has come to its end. */
export interface WholeReading extends Reading {
  /** The last of the first rows, which are shown with what they do; 0 where there is none. */
  readonly shownUpTo: number;
  /** The last row of which anything is staged; 0 where there is none. */
  readonly stagedUpTo: number;
}

/** Rows by what they do; `duplicate` are among those unchanged. */
export interface PlannedRows {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly duplicate: number;
}

/** Places of the plan behind `after`, up to `upTo`; rows of the file where a kind goes by those. */
export interface Chunk extends Reading {
  readonly after: number;
  readonly upTo: number;
}

/** How many of each noun were made or changed. */
export type Effects = Readonly<Record<string, number>>;

/** What a part of the merge has done. */
export interface Merged {
  readonly effects: Effects;
  /** Rows by what they did, where they were not counted before. */
  readonly rows?: PlannedRows;
}

/** What can be done with files of one kind. Everything but `readRow` happens in the database, in few statements for all rows. */
export interface ImportKind {
  readonly name: ImportKindName;
  readonly fields: readonly Field[];
  /** Fields of which a header must have one of each group. */
  readonly required: readonly (readonly string[])[];
  /** Whether `columns` can be read without a header: by what stands in the first row. */
  readonly columnsWithoutHeader?: (first: SheetRow) => FieldColumns | null;
  /** Columns that mean something by what stands in the rows below them, where their names mean nothing. */
  readonly columnsByContent?: (columns: Columns, rows: readonly SheetRow[]) => FieldColumns;
  /** How many changes are made in one transaction. */
  readonly chunkRows: number;
  /**
   * Whether changes are made straight from what is staged, in the order of the file, and rows are counted while they are: what is to
   * be done then need not be written down first. `plan` only counts, for those who want to look.
   */
  readonly isByRows?: boolean;
  /** `of`: whose file it is. */
  rowReader(columns: Columns, of: Import): RowReader | Promise<RowReader>;
  /** Notes rows behind `after` that what is there refuses, and takes them out of the staging. */
  reject(tx: Transaction, reading: Reading, after: number): Promise<void>;
  /** Writes down what is to be done, by place; counts rows by what they do. */
  plan(tx: Transaction, reading: Reading): Promise<PlannedRows>;
  /** The staged of the first `upToRow` rows, and what they do. */
  previewSql: string;
  merge(tx: Transaction, chunk: Chunk): Promise<Merged>;
  /** Once everything of an import, or nothing of it any more, is made: what follows from it for others. */
  settle(tx: Transaction, reading: Pick<Reading, 'organisationId' | 'importId'>): Promise<void>;
  /** Takes back a part of what the import made; null when there is no more to take back. */
  undo(tx: Transaction, reading: Pick<Reading, 'organisationId' | 'importId'>): Promise<Effects | null>;
}
