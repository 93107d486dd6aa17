// node test/sheets/read-in-child.mjs PATH: reads the first sheet and prints what came of it and what it took.
import { readFileSync } from 'node:fs';
import { openSheets } from '../../dist/sheets/open-sheets.js';

let [rows, cells, faults] = [0, 0, 0];
let failure = null;
let sheets = null;
try {
  sheets = await openSheets(process.argv[2], 'upload.xlsx');
  for await (const batch of sheets.rows(sheets.sheets[0].name)) {
    rows += batch.length;
    for (const row of batch) {
      cells += row.cells.length;
      faults += row.cells.filter((cell) => cell?.fault !== undefined).length;
    }
  }
} catch (error) {
  if (error.name !== 'SheetError') throw error;
  failure = { reason: error.reason, message: error.message, row: error.row };
} finally {
  await sheets?.close();
}
console.log(JSON.stringify({ rows, cells, faults, failure, peakMb: peakMb() }));

/** Not what getrusage says, which begins with the memory of whoever started this process. */
function peakMb() {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
}
