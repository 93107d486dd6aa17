// node bench/sheets/write-own.mjs PATH ROWS
//
// Writes the generator's rows as a report would.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { streamWorkbook } from '../../dist/sheets/write/workbook-writer.js';
import { dateOf, HEADER, rowOf } from './data.mjs';

const AT_ONCE = 500;
const KINDS = ['text', 'text', 'money', 'day', 'text', 'text'];
const CURRENCY_AT = 6;
const columns = HEADER.map((heading, at) => ({ heading, kind: KINDS[at], ...(KINDS[at] === 'money' ? { currencyAt: CURRENCY_AT } : {}) }));

const [path, rows] = process.argv.slice(2);
await pipeline(streamWorkbook((workbook) => workbook.addTable('Sheet 1', columns, batches(Number(rows)))), createWriteStream(path));

async function* batches(count) {
  for (let first = 0; first < count; first += AT_ONCE)
    yield Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) => {
      const { email, tag, amount, serial, id, note } = rowOf(first + index);
      return [email, tag, String(Math.round(amount * 100)), dateOf(serial), id, note, 'GBP'];
    });
}
