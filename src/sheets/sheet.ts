/**
 * What one cell holds, whatever the format: text as written, never trimmed. A text may be a piece of the chunk that it came
 * in: whoever keeps it longer than its batch should keep a copy.
 */
export type Cell = string | number | boolean | CellDate | CellFault | null;

/** A day or moment as the sheet says it, without a time zone: `2026-11-26` or `2026-11-26T09:30:00`. */
export interface CellDate {
  readonly date: string;
}

/** A cell that cannot be read for what it is: a formula without its result, an error value, text that is too long. */
export interface CellFault {
  readonly fault: string;
}

export interface SheetRow {
  /** Where it stands in the file, from 1: the row of a spreadsheet, the record of a text file, the element of an array. */
  readonly number: number;
  /** By column from 0; shorter than the header where the row ends early. Elements of JSON come in the order of `keys`. */
  readonly cells: readonly Cell[];
}

/** Something a person should know that hinders nobody: "read as windows-1252". */
export interface SheetWarning {
  readonly code: string;
  readonly message: string;
}

export interface SheetFormat {
  readonly kind: 'xlsx' | 'csv' | 'json' | 'jsonl';
  readonly compressed: boolean;
  /** Of text: what it was read as. */
  readonly encoding: string | null;
  /** Of a .csv: what parts its fields. */
  readonly delimiter: string | null;
}

export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}

/** A file that was looked into: read as often as needed, closed once. Rows that are wholly empty are skipped. */
export interface OpenSheets {
  readonly format: SheetFormat;
  /** In tab order; a text file is one sheet with its own name. */
  readonly sheets: readonly SheetName[];
  readonly warnings: readonly SheetWarning[];
  /**
   * Rows of one sheet in batches, no faster than they are taken; warnings grow while they are read.
   * JSON objects begin with a row 0 of their keys, so that every format has a header.
   * @throws SheetError when the file is not what it says or goes past a limit; rows before that were right, except where
   *   it is `damaged`: the checksums of a workbook stand at its end, so nothing is final before the last row
   */
  rows(sheet: string): AsyncIterable<readonly SheetRow[]>;
  /** Bytes of the file read so far and in all, for progress. */
  progress(): { readonly read: number; readonly of: number };
  close(): Promise<void>;
}

export type SheetFailure =
  'empty' | 'unknown' | 'encrypted' | 'old-excel' | 'truncated' | 'damaged' | 'too-large' | 'dangerous' | 'unreadable';

/** A file that cannot be read, or no further: `message` is for the person who uploaded it. */
export class SheetError extends Error {
  constructor(
    readonly reason: SheetFailure,
    message: string,
    /** The row at fault, where there is one. */
    readonly row: number | null = null,
  ) {
    super(message);
    this.name = 'SheetError';
  }
}
