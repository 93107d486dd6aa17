// node test/reports/export-child.mjs URL FORMAT ROWS: writes that many rows to a reader who is slow, and prints the most
// memory the process ever had, in MiB.
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SnapshotPool } from '../../dist/database/snapshot-pool.js';
import { csvChunks } from '../../dist/sheets/write/csv-stream.js';
import { streamWorkbook } from '../../dist/sheets/write/workbook-writer.js';

const [url, format, rows] = process.argv.slice(2);
const COLUMNS = [
  { heading: 'E-mail', kind: 'text' },
  { heading: 'Amount', kind: 'money', currencyAt: 3 },
  { heading: 'At', kind: 'instant' },
  { heading: 'Currency', kind: 'text' },
];
const SQL = `SELECT 'person' || n || '@readers.example', n, timestamp '2026-01-01' + n * interval '1 minute', 'GBP' FROM generate_series(1, $1::bigint) n`;

/** Takes a piece every few milliseconds. */
const slow = new Writable({ highWaterMark: 16_384, write: (_chunk, _encoding, done) => void setTimeout(done, 4) });
// What the system remembers as the most is that of whoever started us, if that was more.
let most = 0;
const watching = setInterval(() => void (most = Math.max(most, process.memoryUsage.rss())), 10);
const pool = new SnapshotPool({ connectionString: url, max: 1 });
await pool.read('platform', { statementMs: 120_000 }, async (snapshot) => {
  const batches = () => snapshot.batches(SQL, [rows]);
  const content =
    format === 'csv'
      ? Readable.from(csvChunks(COLUMNS, batches()))
      : streamWorkbook(async (workbook) => void (await workbook.addTable('Rows', COLUMNS, batches())));
  await pipeline(content, slow);
});
await pool.close();
clearInterval(watching);
console.log(most / 1_048_576);
