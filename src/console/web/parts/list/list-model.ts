import type { ReactNode } from 'react';
import type { Order } from '../../../contract/common.js';
import type { WordKey } from '../../words/words.js';

/** A column of a list. */
export interface Column<Row> {
  readonly name: string;
  readonly title: WordKey;
  readonly cell: (row: Row) => ReactNode;
  /** The list can be sorted by it, under this name, and begins so when somebody first asks for it. */
  readonly sort?: { readonly by: string; readonly first: Order };
  readonly isNumeric?: boolean;
  /** Shown when nobody has chosen columns. */
  readonly isUsual: boolean;
}

/** A list that the server sorts, filters and cuts into pages. */
export interface ListModel<Row> {
  /** Behind /console/api. */
  readonly path: string;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** How it is sorted when nobody has said otherwise; null where it has one order only. */
  readonly usualSort: { readonly by: string; readonly order: Order } | null;
  /** Parameters of the address that narrow it down. */
  readonly filters: readonly string[];
  /** Whether all that it shows can be had as a file. */
  readonly hasExport: boolean;
  /** What is said where there is none yet. */
  readonly empty: { readonly title: WordKey; readonly text: WordKey };
}
