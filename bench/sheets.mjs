import { cells } from './sheets/cells.mjs';
import { exported } from './sheets/export.mjs';
import { Files } from './sheets/files.mjs';
import { imports } from './sheets/import.mjs';
import { read } from './sheets/read.mjs';

const ROWS = [10_000, 100_000, 500_000];

/** Each is given `{ files, sizes }`: where to get files of how many rows, see sheets/files.mjs. */
const PARTS = { read, cells, import: imports, export: exported };

/** Spreadsheets in and out. BENCH_SHEETS_PARTS names some parts alone, BENCH_SHEETS_ROWS other sizes, BENCH_SHEETS_ROUNDS how often. */
export async function bench() {
  const files = new Files();
  const sizes = process.env.BENCH_SHEETS_ROWS?.split(',').map(Number) ?? ROWS;
  const named = process.env.BENCH_SHEETS_PARTS?.split(',') ?? Object.keys(PARTS);
  for (const name of named) await PARTS[name]({ files, sizes });
}
