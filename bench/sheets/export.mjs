import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { root } from '../../bin/place.mjs';
import { withDatabase } from '../cache/database.mjs';
import { inRounds, median, ratioOf } from '../rounds.mjs';
import { printTable, ratioCells } from '../table.mjs';
import { makeRowsSql } from './exported-rows.mjs';

const ROUNDS = Number(process.env.BENCH_SHEETS_ROUNDS ?? 3);
const MOST = 1_000_000;

/** What a slow client takes a second: a file of a million rows keeps it for half a minute. */
const SLOW = { csv: 4_000_000, xlsx: 2_000_000 };

const measureWriter = fileURLToPath(new URL('./measure-writer.mjs', import.meta.url));
const started = promisify(execFile);

/** Rows of the database as .csv and .xlsx, against raw COPY, deflate alone, and exceljs; and memory at a slow client. */
export async function exported({ sizes }) {
  const folder = mkdtempSync(join(tmpdir(), 'freshet-bench-'));
  try {
    await withDatabase(async (url) => {
      await makeRows(url);
      for (const rows of sizes) await compare(url, rows, join(folder, `${rows}.xml`));
      await slowly(url);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeRows(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(makeRowsSql, [MOST]);
  await client.query('CREATE INDEX ON bench_exported (n)');
  await client.query('VACUUM ANALYZE bench_exported');
  await client.end();
}

async function compare(url, rows, xmlPath) {
  await measured('xml', url, rows, xmlPath);
  const rss = {};
  const speedOf = (writer, last) => async () => {
    const { ms, rssMb } = await measured(writer, url, rows, last);
    rss[writer] = Math.max(rss[writer] ?? 0, rssMb);
    return rows / (ms / 1_000);
  };
  const results = await inRounds(ROUNDS, {
    copy: speedOf('copy'),
    csv: speedOf('csv'),
    deflate: speedOf('deflate', xmlPath),
    xlsx: speedOf('xlsx'),
    exceljs: speedOf('exceljs'),
  });
  const speed = (values) => `${Math.round(median(values) / 1_000)}k rows/s`;
  const row = (what, ours, theirs, goal) => [what, ...ratioCells(ratioOf(results[ours], results[theirs])), goal];
  printTable(
    [`export of ${rows} rows`, 'measured', 'spread', 'goal'],
    [
      row('.csv against raw COPY', 'csv', 'copy', '0.3 x'),
      row('.xlsx against deflate level 6 alone', 'xlsx', 'deflate', '0.6 x'),
      row(".xlsx against exceljs' streaming writer", 'xlsx', 'exceljs', '2 x'),
      ...['copy', 'csv', 'deflate', 'xlsx', 'exceljs'].map((writer) => [
        `… ${writer}`,
        speed(results[writer]),
        `${Math.round(rss[writer])} MB at most`,
        '',
      ]),
    ],
  );
}

async function slowly(url) {
  const lines = [];
  for (const [format, bytesPerSecond] of Object.entries(SLOW)) {
    const { ms, bytes, rssMb } = await measured(format, url, MOST, String(bytesPerSecond));
    lines.push([
      `.${format}, ${Math.round(bytes / 1e6)} MB taken in ${Math.round(ms / 1_000)} s`,
      `${Math.round(rssMb)} MiB`,
      '',
      '150 MiB',
    ]);
  }
  printTable([`memory at ${MOST} rows and a slow client`, 'at most', '', 'goal'], lines);
}

async function measured(...args) {
  const { stdout } = await started(process.execPath, [measureWriter, ...args.map(String)], { cwd: root });
  return JSON.parse(stdout);
}
