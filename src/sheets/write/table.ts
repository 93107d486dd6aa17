/**
 * What a column holds, always handed over as the database writes it in text: `number` a decimal, `money` whole minor
 * units, `instant` `2026-11-26 09:30:00` with or without a fraction, `day` `2026-11-26`, both as clocks on the wall show
 * them; `flag` `t` or `f`.
 */
export type ColumnKind = 'text' | 'number' | 'money' | 'instant' | 'day' | 'flag';

export interface TableColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** For money: where in each row its ISO 4217 code stands, which may be behind the last column. */
  readonly currencyAt?: number;
  /** Whether it has a total: amounts do unless it is said, whole numbers where it is said. */
  readonly isSummed?: boolean;
  /** Of about so many characters; by its kind where it is not said. */
  readonly width?: number;
}

/** One value for each column; what follows them is seen by nobody. */
export type TableRow = readonly (string | null)[];

/** Rows in batches, no faster than they are taken. */
export type RowBatches = AsyncIterable<readonly TableRow[]>;

/** Rows in one sheet below its header: what Excel opens. */
export const MOST_ROWS = 1_048_575;

/** UTF-16 units in one cell: what Excel opens. */
export const LONGEST_TEXT = 32_767;
