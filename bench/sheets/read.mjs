import { fileURLToPath } from 'node:url';
import { run } from '../children.mjs';
import { inRounds, median, ratioOf } from '../rounds.mjs';
import { printTable } from '../table.mjs';

const MEASURE = fileURLToPath(new URL('measure-reader.mjs', import.meta.url));
const ROUNDS = Number(process.env.BENCH_SHEETS_ROUNDS ?? 3);

/** By format: the bound that each is divided by, then who reads. */
const READERS = {
  shared: ['inflate', 'freshet', 'exceljs'],
  inline: ['inflate', 'freshet', 'exceljs'],
  csv: ['decode', 'freshet', 'csv-parse'],
  json: ['parse-whole', 'freshet', 'stream-json'],
};

const HEAD = [
  'rows, format, reader',
  'ms',
  'rows/s',
  'x bound',
  'peak RSS MB',
  'longest block ms',
  'wrong cells',
];

/** Files of the same rows in every format, read by each reader in a process of its own. */
export async function read({ files, sizes }) {
  for (const rows of sizes)
    for (const [format, readers] of Object.entries(READERS))
      printTable(HEAD, await measured(files, rows, format, readers));
}

async function measured(files, rows, format, readers) {
  const path = await files.of(format, rows);
  const by = (reader, mode) => child(reader, format, path, rows, mode);
  const results = await inRounds(
    ROUNDS,
    Object.fromEntries(readers.map((reader) => [reader, () => by(reader, 'time')])),
  );
  const lines = [];
  for (const [index, reader] of readers.entries()) {
    const wrong = index === 0 ? '-' : String((await by(reader, 'check')).wrong);
    lines.push(
      lineOf(
        `${rows.toLocaleString('en')} ${format}, ${reader}`,
        rows,
        results[reader],
        results[readers[0]],
        wrong,
      ),
    );
  }
  return lines;
}

function lineOf(name, rows, results, bounds, wrong) {
  const of = (key) => results.map((result) => result[key]);
  const ms = median(of('ms'));
  const { ratio } = ratioOf(
    of('ms'),
    bounds.map((result) => result.ms),
  );
  const figures = [ms.toFixed(0), Math.round(rows / (ms / 1000)).toLocaleString('en'), ratio.toFixed(2)];
  return [name, ...figures, median(of('rssMb')).toFixed(0), median(of('blockMs')).toFixed(0), wrong];
}

async function child(reader, format, path, rows, mode) {
  return JSON.parse(await run(process.execPath, [MEASURE, reader, format, path, String(rows), mode]));
}
