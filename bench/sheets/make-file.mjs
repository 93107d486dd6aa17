// node bench/sheets/make-file.mjs FORMAT ROWS PATH
import { writeCsv, writeJson } from './write-text.mjs';
import { writeXlsx } from './write-xlsx.mjs';

const WRITERS = {
  shared: (path, rows) => writeXlsx(path, rows, { shared: true }),
  inline: (path, rows) => writeXlsx(path, rows, { shared: false }),
  csv: writeCsv,
  json: writeJson,
};

const [format, rows, path] = process.argv.slice(2);
await WRITERS[format](path, Number(rows));
