import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from '../children.mjs';
import { printTable } from '../table.mjs';

const READER = fileURLToPath(new URL('measure-reader.mjs', import.meta.url));
const WRITER = fileURLToPath(new URL('write-own.mjs', import.meta.url));
const FORMATS = ['shared', 'inline', 'csv', 'json'];

/** Every cell of every row as it is read, against what the generator says; also of a workbook that our own writer has written. */
export async function cells({ files, sizes }) {
  for (const rows of sizes) {
    const lines = [];
    for (const format of FORMATS) lines.push(await compared(format, await files.of(format, rows), rows));
    const own = await files.of('csv', rows).then((path) => path.replace(/[^/]*$/, `own-${rows}.xlsx`));
    await run(process.execPath, [WRITER, own, String(rows)]);
    lines.push(await compared('written by Freshet', own, rows));
    rmSync(own);
    printTable(['rows, format', 'cells', 'wrong cells', 'peak RSS MB'], lines);
    if (lines.some(([, , wrong]) => wrong !== '0')) throw new Error('cells are not what was written');
  }
}

async function compared(format, path, rows) {
  const { wrong, rssMb } = JSON.parse(await run(process.execPath, [READER, 'freshet', format, path, String(rows), 'check']));
  return [`${rows.toLocaleString('en')} ${format}`, ((rows + 1) * 6).toLocaleString('en'), String(wrong), rssMb.toFixed(0)];
}
