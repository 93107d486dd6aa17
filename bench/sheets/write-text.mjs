import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cellsOf, dateOf, HEADER, rowOf } from './data.mjs';

const ROWS_AT_ONCE = 500;
const field = (text) =>
  text === null ? '' : /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

export const writeCsv = (path, rows) =>
  write(path, rows, `${HEADER.join(',')}\r\n`, (row) => `${cellsOf(row).map(field).join(',')}\r\n`, '');

export const writeJson = (path, rows) =>
  write(path, rows, '[', (row) => `${row === 0 ? '' : ','}\n${JSON.stringify(objectOf(row))}`, '\n]\n');

function objectOf(row) {
  const { email, tag, amount, serial, id, note } = rowOf(row);
  return { email, tag, amount, date: dateOf(serial), 'donor id': id, note };
}

function write(path, rows, head, text, foot) {
  const chunks = function* () {
    yield head;
    for (let row = 0; row < rows; row += ROWS_AT_ONCE) {
      let chunk = '';
      for (let each = row; each < Math.min(rows, row + ROWS_AT_ONCE); each += 1) chunk += text(each);
      yield chunk;
    }
    yield foot;
  };
  return pipeline(Readable.from(chunks()), createWriteStream(path));
}
