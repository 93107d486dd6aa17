import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { root } from '../../bin/place.mjs';
import { memoryFlags } from '../../dist/workers/worker-memory.js';
import { run } from '../children.mjs';
import { environment, withDatabase } from '../cache/database.mjs';
import { inRounds, median } from '../rounds.mjs';
import { printTable } from '../table.mjs';
import { boundsOf, plantDonors, takeOff } from './import-bounds.mjs';

const MEASURE = fileURLToPath(new URL('measure-import.mjs', import.meta.url));
const READER = fileURLToPath(new URL('measure-reader.mjs', import.meta.url));
const ROUNDS = Number(process.env.BENCH_SHEETS_ROUNDS ?? 3);
const FORMATS = process.env.BENCH_SHEETS_FORMATS?.split(',') ?? ['shared', 'csv', 'json'];
/** Who reads a format that others would take, and does nothing but that. */
const ALONE = { shared: 'inflate', csv: 'csv-parse', json: 'parse-whole' };

/**
 * A whole import of tags for donors who are known, from the stored file to the last commit, against what nobody can leave
 * out: inflating (of .xlsx), COPY into an unlogged table, and one statement that puts the labels where they belong. And
 * against the same pipeline with exceljs for its reader, and COPY of finished labels straight into their table.
 */
export async function imports({ files, sizes }) {
  await withDatabase(async (databaseUrl) => {
    const env = environment(databaseUrl);
    const folder = mkdtempSync(join(tmpdir(), 'freshet-bench-imports-'));
    try {
      const lines = [];
      for (const rows of sizes) lines.push(...(await ofSize({ files, rows, databaseUrl, env, folder })));
      printTable(['rows, format', 'ms', 'rows/s', 'x exceljs', 'of bounds', 'of bare COPY', 'peak RSS MB', 'undo ms', 'bare COPY ms', 'reader alone ms'], lines);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function ofSize({ files, rows, databaseUrl, env, folder }) {
  const organisationId = await plantDonors(databaseUrl, rows);
  const lines = [];
  for (const format of FORMATS) {
    const path = await files.of(format, rows);
    const of = { databaseUrl, organisationId, rows, format, path };
    const ours = (reader) => async () => {
      const result = await whole({ ...of, env, folder, reader });
      await takeOff(databaseUrl, organisationId);
      return result;
    };
    const measures = { ours: ours('freshet'), bounds: () => bounds(of), ...(format === 'shared' && rows <= 500_000 ? { exceljs: ours('exceljs') } : {}) };
    lines.push(lineOf(of, await inRounds(ROUNDS, measures)));
  }
  return lines;
}

function lineOf({ rows, format }, { ours, bounds: bound, exceljs }) {
  const of = (results, key) => median(results.map((result) => result[key]));
  const quotient = (others, key) => median(ours.map((result, round) => others[round][key] / result.ms));
  return [
    `${rows.toLocaleString('en')} ${format}`,
    of(ours, 'ms').toFixed(0),
    Math.round(rows / (of(ours, 'ms') / 1_000)).toLocaleString('en'),
    exceljs ? `${quotient(exceljs, 'ms').toFixed(2)} x` : '-',
    quotient(bound, 'sum').toFixed(2),
    quotient(bound, 'bareCopy').toFixed(2),
    of(ours, 'rssMb').toFixed(0),
    of(ours, 'undoMs').toFixed(0),
    of(bound, 'bareCopy').toFixed(0),
    `${of(bound, 'alone').toFixed(0)} ${ALONE[format]}`,
  ];
}

/** In a process of its own, as a worker would do it. */
async function whole({ databaseUrl, organisationId, path, env, folder, reader }) {
  const said = await run(process.execPath, [...memoryFlags('import'), MEASURE, organisationId, path, reader], { cwd: root, env: { ...env, DATABASE_URL: databaseUrl, STORAGE_URL: pathToFileURL(folder).href, LOG_LEVEL: 'silent' } });
  return JSON.parse(said.trim().split('\n').at(-1));
}

async function bounds({ databaseUrl, organisationId, rows, format, path }) {
  const { ms: alone } = JSON.parse(await run(process.execPath, [READER, ALONE[format], format, path, String(rows), 'time']));
  const { staging, merge, bareCopy } = await boundsOf(databaseUrl, organisationId, rows);
  return { sum: (format === 'shared' ? alone : 0) + staging + merge, bareCopy, alone };
}
