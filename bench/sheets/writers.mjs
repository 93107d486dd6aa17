import { createReadStream } from 'node:fs';
import { PassThrough, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { cursorBatches } from '../../dist/database/row-cursor.js';
import { csvChunks } from '../../dist/sheets/write/csv-stream.js';
import { rowsWriter } from '../../dist/sheets/write/sheet-xml.js';
import { streamWorkbook } from '../../dist/sheets/write/workbook-writer.js';
import { COLUMNS, copySql, exportedSql } from './exported-rows.mjs';

const AT_ONCE = 500;

/** Each writes `rows` rows of the database to `sink`. Those that are bounds do only what nobody can leave out. */
export const WRITERS = {
  copy: (client, rows, sink) => pipeline(client.query(copyTo(copySql(rows))), sink),

  csv: (client, rows, sink) => pipeline(Readable.from(csvChunks(COLUMNS, batches(client, rows))), sink),

  xlsx: (client, rows, sink) =>
    pipeline(
      streamWorkbook(async (workbook) => {
        await workbook.addTable('Exported', COLUMNS, batches(client, rows));
      }),
      sink,
    ),

  /** The rows of the sheet as they are before they are compressed: what `deflate` compresses. */
  xml: (client, rows, sink) => pipeline(Readable.from(sheetRows(client, rows)), sink),

  deflate: (_client, _rows, sink, xmlPath) =>
    pipeline(createReadStream(xmlPath, { highWaterMark: 262_144 }), createDeflateRaw({ level: 6 }), sink),

  exceljs: async (client, rows, sink) => {
    const { default: excel } = await import('exceljs');
    const stream = new PassThrough();
    const written = pipeline(stream, sink);
    const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
    const sheet = workbook.addWorksheet('Exported');
    sheet.columns = COLUMNS.map(({ heading }) => ({ header: heading }));
    sheet.getColumn(3).numFmt = '#,##0.00';
    sheet.getColumn(4).numFmt = 'yyyy-mm-dd hh:mm:ss';
    for await (const batch of batches(client, rows)) {
      for (const [email, tag, amount, at, number, note] of batch)
        sheet.addRow([email, tag, Number(amount) / 100, new Date(`${at}Z`), number, note]).commit();
      // It has no back-pressure of its own; without this it would keep everything.
      if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve));
    }
    sheet.commit();
    await workbook.commit();
    await written;
  },
};

const batches = (client, rows) => cursorBatches(client, exportedSql, [rows], AT_ONCE);

async function* sheetRows(client, rows) {
  const write = rowsWriter(COLUMNS);
  let line = 2;
  for await (const batch of batches(client, rows)) {
    yield Buffer.from(write(batch, line));
    line += batch.length;
  }
}

export async function connected(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  return client;
}

/** Takes whatever comes, at most so many bytes a second, and counts it. */
export class Sink extends Writable {
  bytes = 0;
  #began = performance.now();

  constructor(bytesPerSecond = Infinity) {
    super({ highWaterMark: 65_536 });
    this.bytesPerSecond = bytesPerSecond;
  }

  _write(chunk, _encoding, done) {
    this.bytes += chunk.length;
    const waitMs = (this.bytes / this.bytesPerSecond) * 1_000 - (performance.now() - this.#began);
    if (waitMs > 1) setTimeout(() => done(), waitMs);
    else done();
  }
}
