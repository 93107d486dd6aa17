import { faultText } from './fault-text.js';

/** All that is wrong with one row. */
export interface RowFaults {
  readonly row: number;
  readonly columns: string;
  readonly codes: string;
  readonly messages: string;
}

interface FaultRow {
  row: number;
  column: string | null;
  code: string;
}

const PAGE = 5_000;

const PAGE_SQL = `
  SELECT row_no AS row, column_name AS column, code FROM import_errors
  WHERE import_id = $1 AND row_no > $2 AND row_no <= coalesce((
    SELECT row_no FROM import_errors WHERE import_id = $1 AND row_no > $2 ORDER BY row_no OFFSET ${PAGE} LIMIT 1), 2147483647)
  ORDER BY row_no, number`;

/** Refused rows in the order of the file, some thousands at a time in memory. */
export async function* refusedRows(ask: (sql: string, parameters: readonly unknown[]) => Promise<FaultRow[]>, importId: string): AsyncGenerator<RowFaults> {
  for (let after = -1; ; ) {
    const page = byRow(await ask(PAGE_SQL, [importId, after]));
    if (page.size === 0) return;
    for (const [row, faults] of page) {
      after = row;
      yield toRowFaults(row, faults);
    }
  }
}

function byRow(faults: readonly FaultRow[]): ReadonlyMap<number, readonly FaultRow[]> {
  const rows = new Map<number, FaultRow[]>();
  for (const fault of faults) {
    const known = rows.get(fault.row);
    if (known === undefined) rows.set(fault.row, [fault]);
    else known.push(fault);
  }
  return rows;
}

function toRowFaults(row: number, faults: readonly FaultRow[]): RowFaults {
  return {
    row,
    columns: faults.map(({ column }) => column ?? '').join('; '),
    codes: faults.map(({ code }) => code).join('; '),
    messages: faults.map(faultText).join(' '),
  };
}
