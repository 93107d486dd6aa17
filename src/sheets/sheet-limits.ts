const KIB = 1024;
const MIB = 1024 * KIB;

/** How far a file is followed. Sizes are bytes; what lies beyond is refused with a {@link SheetError} or a fault in its cell. */
export interface SheetLimits {
  /** Of a text file, of what a .gz inflates to, of the XML of one sheet. */
  readonly fileBytes: number;
  /** Inflated bytes for each compressed one, once past {@link ratioFreeBytes}. */
  readonly ratio: number;
  readonly ratioFreeBytes: number;
  readonly zipEntries: number;
  /** XML of a workbook's small parts: its list of sheets, relations, styles. */
  readonly partBytes: number;
  /** XML of the texts that cells share. */
  readonly sharedBytes: number;
  /** What is kept of them in memory. */
  readonly sharedKeptBytes: number;
  readonly sharedStrings: number;
  /** One record of a text file, one element of JSON, one cell of XML. */
  readonly recordBytes: number;
  /** XML of one row. */
  readonly rowBytes: number;
  /** UTF-16 units, as Excel counts. */
  readonly cellLength: number;
  readonly columns: number;
  readonly rows: number;
  /** Lists and objects within each other, elements of XML likewise. */
  readonly depth: number;
  /** How much is read, and inflated, at once. */
  readonly chunkBytes: number;
}

export const SHEET_LIMITS: SheetLimits = {
  fileBytes: 2 * KIB * MIB,
  ratio: 100,
  ratioFreeBytes: MIB,
  zipEntries: 2_000,
  partBytes: 16 * MIB,
  sharedBytes: 256 * MIB,
  sharedKeptBytes: 96 * MIB,
  sharedStrings: 4_000_000,
  recordBytes: MIB,
  rowBytes: 16 * MIB,
  cellLength: 32_767,
  columns: 16_384,
  rows: 1_048_576,
  depth: 32,
  chunkBytes: 64 * KIB,
};
