export type ImportKindShown = 'tags' | 'donors' | 'suppressions' | 'campaigns' | 'designations' | 'offline-donations';

/** `ready`: read and counted, and waiting for somebody. */
export type ImportStatusShown = 'uploaded' | 'reading' | 'ready' | 'merging' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone';

/** Rows of the file: `read` is the sum of new, changed, unchanged and rejected; `duplicate` are among those unchanged. */
export interface ImportRowsShown {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly duplicate: number;
  readonly rejected: number;
}

/** How far the stage is that the status names. */
export interface ImportPaceShown {
  readonly percent: number;
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** What every place says of an import. */
export interface ImportGistShown {
  readonly id: string;
  readonly kind: ImportKindShown;
  readonly filename: string;
  readonly status: ImportStatusShown;
  readonly rows: ImportRowsShown;
  /** Whether all rows have been held against what is there: the counts grow before. */
  readonly isCounted: boolean;
  readonly pace: ImportPaceShown;
  readonly createdAt: string;
}

export interface ImportRowShown extends ImportGistShown {
  readonly bytes: number;
  readonly broughtBy: string | null;
  readonly endedAt: string | null;
}

export interface FoundColumnShown {
  readonly header: string;
  /** What it is taken for; null for nothing. */
  readonly field: string | null;
}

/** What the file turned out to be. */
export interface ImportFileShown {
  readonly format: string;
  readonly isCompressed: boolean;
  readonly encoding: string | null;
  /** Empty where it is not settled which sheet is meant. */
  readonly sheet: string;
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[];
  readonly headerRow: number | null;
  readonly columns: readonly FoundColumnShown[];
  readonly columnsBy: 'request' | 'memory' | 'names';
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

export interface ImportFieldShown {
  readonly name: string;
  /** More than one column may say it. */
  readonly isRepeated: boolean;
}

/** Counts by noun: what was made and changed. */
export type EffectsShown = Readonly<Record<string, number>>;

export interface ImportFolderShown {
  readonly import: ImportGistShown & {
    readonly organisation: string;
    readonly bytes: number;
    readonly review: boolean;
    readonly effects: EffectsShown;
    /** An earlier import of the same bytes. */
    readonly sameAs: { readonly id: string; readonly filename: string; readonly at: string } | null;
    readonly failure: { readonly code: string; readonly message: string; readonly row: number | null } | null;
    readonly file: ImportFileShown | null;
    readonly hasErrorFile: boolean;
    /** Of what came as a workbook the rejected rows are there as one, too. */
    readonly hasErrorWorkbook: boolean;
    readonly endedAt: string | null;
    readonly undoneAt: string | null;
  };
  /** What columns of a file of its kind can say. */
  readonly fields: readonly ImportFieldShown[];
  /** Fields of which one of each group must be there. */
  readonly required: readonly (readonly string[])[];
  /** What can be done at this stage by who asks. */
  readonly may: { readonly commit: boolean; readonly cancel: boolean; readonly undo: boolean; readonly chooseColumns: boolean };
}

/** What one of the first rows of a file does; `before` and `after` as the kind has them. */
export interface PreviewRowShown {
  readonly row: number;
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'duplicate' | 'rejected';
  readonly subject: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface ImportFaultShown {
  readonly row: number;
  readonly column: string | null;
  readonly message: string;
  readonly value: string | null;
}

export interface ImportPreviewShown {
  readonly rows: readonly PreviewRowShown[];
  /** Of the first rejected rows. */
  readonly faults: readonly ImportFaultShown[];
}

/** Counted for the one who is about to undo, where it stands. */
export interface UndoOfferShown {
  readonly effects: EffectsShown;
  readonly readAt: string;
}

export interface ColumnsWish {
  readonly sheet: string | null;
  /** Headers by the field they stand for; null: as the platform finds it. */
  readonly columns: Readonly<Record<string, readonly string[]>> | null;
}

/** What a file that is about to be sent seems to be for; null where nobody can tell. */
export interface UploadGuessShown {
  readonly kind: ImportKindShown | null;
  readonly largestBytes: number;
}
