import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { ImportId, OrganisationId } from '../../src/shared/ids.js';
import type { INestApplicationContext } from '@nestjs/common';
import { anOrganisation } from '../factories/a-campaign.js';
import { WorkerProcess } from '../support/worker-process.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';
import { testConfig } from '../support/environment.js';
import { ImportBench } from './import-bench.js';

/** How long anything is waited for. */
const PATIENCE_MS = 180_000;

jest.setTimeout(3 * PATIENCE_MS);

let bench: ImportBench;
let relay: INestApplicationContext;
let worker: WorkerProcess;

beforeAll(async () => {
  bench = await ImportBench.open();
  const storage = { STORAGE_URL: pathToFileURL(bench.folder).href };
  relay = await startWorker('transactional', bench.database.url, storage);
  await emptyQueues(relay);
  const { redis } = testConfig(bench.database.url);
  worker = await WorkerProcess.start('import', { databaseUrl: bench.database.url, queueUrl: redis.queueUrl.reveal(), cacheUrl: redis.cacheUrl.reveal(), extra: storage });
});

afterAll(async () => {
  await worker.stop();
  await relay.close();
  await bench.close();
});

const file = (rows: number, prefix: string) => `email,tags\n${Array.from({ length: rows }, (_, at) => `${prefix}${at}@example.org,Alumni\n`).join('')}`;

const statusOf = async (id: ImportId) => (await bench.sql<{ status: string }>(`SELECT status FROM imports WHERE id = $1`, [id]))[0]?.status;

/** Holds a lock that keeps whoever comes to `sql` waiting, until it is let go of. */
async function holding(sql: string, parameters: readonly unknown[] = []): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: bench.database.url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN');
  await client.query(sql, [...parameters]);
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
}

/** Whoever is killed says nothing more, so the turn would be theirs for some seconds yet. */
async function killedIn(id: ImportId, letGo: () => Promise<void>): Promise<void> {
  const times = worker.said('worker ready').length;
  worker.signal('SIGKILL');
  await worker.readyTimes(times + 1);
  await letGo();
  await bench.sql(`UPDATE imports SET leased_until = now() - interval '1 second', next_try_at = now() WHERE id = $1`, [id]);
}

/** Whether somebody waits for a lock in this database, and not for the part of a merge to end. Asked as its owner: others are not told of each other. */
async function isWaiting(): Promise<boolean> {
  const client = new pg.Client({ connectionString: bench.database.url });
  await client.connect();
  const { rows } = await client.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query NOT LIKE '%UPDATE imports%'`);
  await client.end();
  return rows.length > 0;
}

async function endsWhole(organisationId: OrganisationId, id: ImportId, rows: number): Promise<void> {
  await until('the import to be done', async () => (await statusOf(id)) === 'done', PATIENCE_MS);
  expect(await bench.imports.get({ organisationId }, id)).toMatchObject({ rows: { read: rows, new: rows, unchanged: 0, rejected: 0 }, effects: { labels: rows } });
  expect(await bench.sql(`SELECT count(*)::integer AS labels, count(DISTINCT donor_id)::integer AS donors FROM donor_tags WHERE organisation_id = $1`, [organisationId])).toEqual([{ labels: rows, donors: rows }]);
}

describe('a worker that is killed', () => {
  it.each(['staged_lines', 'donor_tags'])('as it comes to %s loses no row and doubles none', async (table) => {
    const organisationId = await anOrganisation(bench.database);
    const letGo = await holding(`LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    const id = await bench.upload(organisationId, file(500, table.replace('_', '-')));
    await until('the worker to be there', isWaiting, PATIENCE_MS);
    await killedIn(id, letGo);
    await endsWhole(organisationId, id, 500);
  });

  it('between two transactions of the merge loses no row and doubles none', async () => {
    const organisationId = await anOrganisation(bench.database);
    // One of the last rows, whom another transaction is about to make.
    const letGo = await holding(`INSERT INTO donors (id, organisation_id, email, name) VALUES (uuidv7(), $1, 'p59999@example.org', '')`, [organisationId]);
    const id = await bench.upload(organisationId, file(60_000, 'p'));
    await until('the worker to be there', async () => (await statusOf(id)) === 'merging' && (await isWaiting()), PATIENCE_MS);
    expect((await bench.imports.get({ organisationId }, id)).progress.merged).toBe(50_000);
    await killedIn(id, letGo);
    await endsWhole(organisationId, id, 60_000);
  });
});

describe('the memory of a worker', () => {
  const peakMb = () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${worker.pid}/status`, 'utf8'))?.[1]) / 1024;

  it('is as good as the same after a hundred thousand rows as after a thousand', async () => {
    const organisationId = await anOrganisation(bench.database);
    const peaks: number[] = [];
    for (const rows of [1_000, 100_000]) {
      const id = await bench.upload(organisationId, file(rows, `m${rows}-`));
      await until('the import to be done', async () => (await statusOf(id)) === 'done', PATIENCE_MS);
      peaks.push(peakMb());
    }
    const [after1k = 0, after100k = 0] = peaks;
    expect(after100k - after1k).toBeLessThan(60);
    expect(after100k).toBeLessThan(300);
  });
});
