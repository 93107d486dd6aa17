// node bench/sheets/measure-import.mjs ORGANISATION PATH freshet|exceljs
//
// Imports one file of tags as a worker does, and undoes it; prints how long each took and the most memory it ever had.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createReadStream } from 'node:fs';
import { ImportFiles } from '../../dist/imports/import-files.js';
import { ImportReader } from '../../dist/imports/import.reader.js';
import { ReceiveUpload } from '../../dist/imports/receive-upload.js';
import { RunImport } from '../../dist/imports/run-import.js';
import { SteerImport } from '../../dist/imports/steer-import.js';
import { loadConfig } from '../../dist/config/load-config.js';
import { JsonLog } from '../../dist/telemetry/json-log.js';
import { WorkerModule } from '../../dist/worker.module.js';
import { openWithExcelJs } from './open-with-exceljs.mjs';

const [organisationId, path, reader] = process.argv.slice(2);
const config = loadConfig('worker report', process.env);
// The worker of another queue, so that nobody takes the job of this import away.
const app = await NestFactory.createApplicationContext(WorkerModule.for('report', config, JsonLog.open(config)), { logger: false });
const the = (type) => app.get(type, { strict: false });
if (reader === 'exceljs') Object.assign(the(ImportFiles), { open: openWithExcelJs });

const upload = { organisationId, kind: 'tags', filename: 'upload', review: false, options: { sheet: null, columns: null }, idempotencyKey: `bench-${process.pid}-${Date.now()}`, actor: 'bench' };
const importId = await the(ReceiveUpload).run(upload, createReadStream(path));
const name = { organisationId, importId };

const ms = await timed(() => the(RunImport).run(name));
const rssMb = process.resourceUsage().maxRSS / 1024;
const done = await the(ImportReader).get({ organisationId }, importId);
if (done.status !== 'done') throw new Error(`the import is ${done.status}: ${done.failure?.message}`);
await the(SteerImport).run({ organisationId, id: importId, actor: 'bench' }, 'undo');
const undoMs = await timed(() => the(RunImport).run(name));
const undone = await the(ImportReader).get({ organisationId }, importId);
if (undone.status !== 'undone' || undone.effects.labelsTakenBack !== done.effects.labels) throw new Error(`the undo took back ${JSON.stringify(undone.effects)}`);
console.log(JSON.stringify({ ms, rssMb, undoMs, labels: done.effects.labels }));
await app.close();

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
