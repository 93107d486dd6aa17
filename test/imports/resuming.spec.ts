import { readdir, rm, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';
import { ContinueImportsHandler } from '../../src/imports/jobs/continue-imports.job.js';
import { OpenErrorFile } from '../../src/imports/errors/open-error-file.js';
import { TagsKind } from '../../src/imports/kinds/tags.js';
import type { Effects } from '../../src/imports/kinds/import-kind.js';
import { SweepImports } from '../../src/imports/sweep-imports.js';
import { newId, type ImportId, type OrganisationId } from '../../src/shared/ids.js';
import { ObjectStorage } from '../../src/storage/object-storage.js';
import { StorageError } from '../../src/storage/storage.error.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { aListener, toldOf } from '../factories/a-listener.js';
import { csv } from '../factories/a-spreadsheet.js';
import { ImportBench } from './import-bench.js';

const PEOPLE = ['a', 'b', 'c', 'd', 'e'];
const FILE = csv(['email', 'tags'], ...PEOPLE.map((who) => [`${who}@example.org`, 'Alumni']), ['bad', 'Alumni']);
const LABELS = PEOPLE.map((who) => `${who}@example.org: Alumni`);
const COUNTED = { read: 6, new: 5, changed: 0, unchanged: 0, duplicate: 0, rejected: 1 };

let bench: ImportBench;
let organisationId: OrganisationId;
let tags: TagsKind;

beforeAll(async () => {
  bench = await ImportBench.open();
  tags = bench.worker.get(TagsKind, { strict: false });
  // So that a few rows are merged in several transactions.
  Object.assign(tags, { chunkRows: 2 });
});

beforeEach(async () => {
  organisationId = await anOrganisation(bench.database);
});

afterEach(() => {
  Reflect.deleteProperty(tags, 'merge');
  Reflect.deleteProperty(tags, 'plan');
});

afterAll(() => bench.close());

const get = (id: ImportId) => bench.imports.get({ organisationId }, id);
const readingOf = async (id: ImportId) => (await bench.sql<{ reading_id: string }>(`SELECT reading_id FROM imports WHERE id = $1`, [id]))[0]?.reading_id;

/** Lets the step fail as the database does when it goes away, the `nth` time. */
function failing(step: 'plan' | 'merge', nth: number): void {
  const own = TagsKind.prototype[step] as (...given: unknown[]) => Promise<unknown>;
  let times = 0;
  Object.assign(tags, {
    [step]: async (...given: unknown[]): Promise<unknown> => {
      times += 1;
      const result = await own.apply(tags, given);
      if (times === nth) throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' });
      return result as Effects;
    },
  });
}

async function emptyStaging(): Promise<void> {
  const client = new pg.Client({ connectionString: bench.database.url });
  await client.connect();
  await client.query('TRUNCATE staged_lines, planned_rows');
  await client.end();
}

describe('an import that is interrupted', () => {
  it('while it was being planned begins again, and every row counts once', async () => {
    failing('plan', 1);
    const id = await bench.upload(organisationId, FILE, { review: true });
    await bench.run(organisationId, id);
    expect(await get(id)).toMatchObject({ status: 'reading', isCounted: false });
    await bench.run(organisationId, id);
    expect(await get(id)).toMatchObject({ status: 'ready', rows: COUNTED, isCounted: true, effects: {} });
    await bench.steer(organisationId, id, 'commit');
    expect(await get(id)).toMatchObject({ status: 'done', rows: COUNTED, effects: { labels: 5, donors: 5, tags: 1 } });
    expect(await bench.labels(organisationId)).toEqual(LABELS);
  });

  it('while it was being merged goes on where it was, without a row lost or doubled', async () => {
    failing('merge', 3);
    const id = await bench.upload(organisationId, FILE);
    await bench.run(organisationId, id);
    // By rows of the file, of which the first is its header.
    expect(await get(id)).toMatchObject({ status: 'merging', isCounted: false, progress: { planned: 6, merged: 4 }, rows: { read: 6, new: 3, rejected: 1 }, effects: { labels: 3 } });
    const reading = await readingOf(id);
    await bench.run(organisationId, id);
    expect(await get(id)).toMatchObject({ status: 'done', rows: COUNTED, effects: { labels: 5, donors: 5, tags: 1 } });
    expect(await readingOf(id)).toBe(reading);
    expect(await bench.labels(organisationId)).toEqual(LABELS);
  });

  it('while rows of one donor are on both sides of where it was counts them as in one go', async () => {
    await bench.import(organisationId, csv(['email', 'tags'], ['known@example.org', 'Alumni']));
    const file = csv(['email', 'number', 'tags'], ['a@example.org', '', 'Alumni'], ['known@example.org', '', 'Alumni'], ['', '404', 'Alumni'], ['A@example.org', '', 'Alumni'], ['a@example.org', '', 'Alumni;Staff'], ['known@example.org', '', 'Alumni'], ['', '7', 'Staff']);
    await bench.sql(`INSERT INTO donors (id, organisation_id, email, name, number) VALUES (uuidv7(), $1, 'seven@example.org', '', '7')`, [organisationId]);
    failing('merge', 3);
    const id = await bench.upload(organisationId, file);
    await bench.run(organisationId, id);
    expect(await get(id)).toMatchObject({ status: 'merging', progress: { planned: 8, merged: 4 } });
    await emptyStaging();
    await bench.run(organisationId, id);
    const rows = { read: 7, new: 3, changed: 0, unchanged: 3, duplicate: 1, rejected: 1 };
    expect(await get(id)).toMatchObject({ status: 'done', rows, effects: { labels: 3, donors: 1, tags: 1 } });
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni', 'a@example.org: Staff', 'known@example.org: Alumni', 'seven@example.org: Staff']);
  });

  it('by a crash of the database, which empties what was staged, is read again and counts as it did', async () => {
    failing('merge', 3);
    const id = await bench.upload(organisationId, FILE);
    await bench.run(organisationId, id);
    const reading = await readingOf(id);
    await emptyStaging();
    await bench.run(organisationId, id);
    expect(await get(id)).toMatchObject({ status: 'done', rows: COUNTED, effects: { labels: 5, donors: 5, tags: 1 } });
    expect(await readingOf(id)).not.toBe(reading);
    expect(await bench.labels(organisationId)).toEqual(LABELS);
  });

  it('is nobody else’s while somebody works on it, and somebody’s again when they are gone', async () => {
    const id = await bench.upload(organisationId, FILE);
    await bench.sql(`UPDATE imports SET worker_id = uuidv7(), leased_until = now() + interval '10 minutes' WHERE id = $1`, [id]);
    expect(await bench.run(organisationId, id)).toEqual({ outcome: 'uploaded' });
    await bench.sql(`UPDATE imports SET leased_until = now() - interval '1 second', next_try_at = now() WHERE id = $1`, [id]);
    const { handle } = bench.worker.get(ContinueImportsHandler, { strict: false });
    expect(await handle.call(bench.worker.get(ContinueImportsHandler, { strict: false }))).toEqual({ continued: 1 });
    expect(await bench.sql(`SELECT payload ->> 'importId' AS id FROM outbox WHERE organisation_id = $1 ORDER BY id DESC LIMIT 1`, [organisationId])).toEqual([{ id }]);
    expect(await bench.run(organisationId, id)).toEqual({ outcome: 'done' });
  });

  it('takes nothing from whoever has taken it over', async () => {
    const own = TagsKind.prototype.reject as (...given: unknown[]) => Promise<unknown>;
    const id = await bench.upload(organisationId, FILE);
    Object.assign(tags, {
      reject: async (...given: unknown[]) => {
        Reflect.deleteProperty(tags, 'reject');
        // It was away for so long that its turn is over, and another one has done all of it.
        await bench.sql(`UPDATE imports SET leased_until = now() - interval '1 second' WHERE id = $1`, [id]);
        await bench.run(organisationId, id);
        return own.apply(tags, given);
      },
    });
    await bench.run(organisationId, id);
    expect(await get(id)).toMatchObject({ status: 'done', rows: COUNTED, effects: { labels: 5 } });
    expect(await bench.labels(organisationId)).toEqual(LABELS);
  });
});

describe('an import whose file cannot be had', () => {
  it('is tried again while the storage is out of reach', async () => {
    const storage = bench.worker.get(ObjectStorage, { strict: false });
    const id = await bench.upload(organisationId, FILE);
    const own = storage.get;
    Object.assign(storage, { get: () => Promise.reject(new StorageError('unreachable', 'the storage does not answer in time')) });
    await bench.run(organisationId, id);
    Object.assign(storage, { get: own });
    expect(await get(id)).toMatchObject({ status: 'uploaded', failure: null });
    expect(await bench.sql(`SELECT worker_id, next_try_at > now() AS later FROM imports WHERE id = $1`, [id])).toEqual([{ worker_id: null, later: true }]);
    await bench.run(organisationId, id);
    expect((await get(id)).status).toBe('done');
  });

  it('fails where it is gone for good, or was tried for too long', async () => {
    const id = await bench.upload(organisationId, FILE);
    await rm(join(bench.folder, (await get(id)).storageKey));
    await bench.run(organisationId, id);
    expect(await get(id)).toMatchObject({ status: 'failed', failure: { code: 'file_gone' } });
    const other = await bench.upload(organisationId, FILE);
    await bench.sql(`UPDATE imports SET tries = 12 WHERE id = $1`, [other]);
    await bench.run(organisationId, other);
    expect(await get(other)).toMatchObject({ status: 'failed', failure: { code: 'gave_up' } });
  });
});

describe('an import that is cancelled', () => {
  it('before anything is merged changes nothing', async () => {
    const id = await bench.upload(organisationId, FILE, { review: true });
    await bench.run(organisationId, id);
    await bench.steer(organisationId, id, 'cancel');
    expect(await get(id)).toMatchObject({ status: 'cancelled', effects: {} });
    expect(await bench.labels(organisationId)).toEqual([]);
    await expect(bench.steer(organisationId, id, 'commit')).rejects.toThrow('cancelled');
  });

  it('while it is being planned stops there', async () => {
    const own = TagsKind.prototype.reject as (...given: unknown[]) => Promise<unknown>;
    const id = await bench.upload(organisationId, FILE);
    Object.assign(tags, {
      reject: async (...given: unknown[]) => {
        Reflect.deleteProperty(tags, 'reject');
        await bench.sql(`UPDATE imports SET status = 'cancelled', ended_at = now() WHERE id = $1`, [id]);
        return own.apply(tags, given);
      },
    });
    await bench.run(organisationId, id);
    expect(await get(id)).toMatchObject({ status: 'cancelled', effects: {} });
    expect(await bench.sql(`SELECT FROM staged_rows`)).toEqual([]);
    expect(await bench.labels(organisationId)).toEqual([]);
  });

  it('while it is being merged keeps what it has merged, and can be undone', async () => {
    failing('merge', 3);
    const id = await bench.upload(organisationId, FILE);
    await bench.run(organisationId, id);
    await bench.steer(organisationId, id, 'cancel');
    expect(await bench.labels(organisationId)).toEqual(LABELS.slice(0, 3));
    expect(await bench.steer(organisationId, id, 'undo')).toMatchObject({ status: 'undone', effects: { labels: 3, labelsTakenBack: 3, donorsTakenBack: 3, tagsTakenBack: 1 } });
    expect(await bench.labels(organisationId)).toEqual([]);
    expect(await bench.sql(`SELECT email FROM donors WHERE organisation_id = $1`, [organisationId])).toEqual([]);
  });
});

describe('whoever listens', () => {
  it('is told of an import once, when all of it is done, or when it has failed', async () => {
    await aListener(bench.database, organisationId, ['import.done', 'import.failed']);
    failing('merge', 2);
    const id = await bench.upload(organisationId, FILE);
    await bench.run(organisationId, id);
    expect(await toldOf(bench.database, organisationId)).toEqual([]);
    await bench.run(organisationId, id);
    const failed = await bench.import(organisationId, 'nothing,of,use\n1,2,3\n');
    expect(await toldOf(bench.database, organisationId)).toEqual([
      { type: 'import.done', data: { import: id, kind: 'tags' } },
      { type: 'import.failed', data: { import: failed.id, kind: 'tags', failure: failed.failure?.code } },
    ]);
  });
});

describe('what was uploaded, and what was refused of it', () => {
  const LONG_AGO = new Date(Date.now() - 31 * 86_400_000);
  const stored = async () => (await readdir(join(bench.folder, 'imports', organisationId), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(basename(parentPath), name)).sort();

  it('is kept for its days, and for as long as somebody works with it', async () => {
    const [old, ready] = [await bench.import(organisationId, FILE), await bench.import(organisationId, FILE, { review: true })];
    const underWay = await bench.upload(organisationId, FILE);
    await bench.worker.get(ObjectStorage, { strict: false }).put(`imports/${organisationId}/${newId()}/upload`, Buffer.from('of nobody'), { contentType: 'text/csv', contentEncoding: null, cacheControl: null, sha256: null });
    await bench.sql(`UPDATE imports SET created_at = $2 WHERE organisation_id = $1`, [organisationId, LONG_AGO]);
    for (const file of await stored()) await utimes(join(bench.folder, 'imports', organisationId, file), LONG_AGO, LONG_AGO);
    const recent = await bench.import(organisationId, FILE);
    expect(await bench.worker.get(SweepImports, { strict: false }).run()).toEqual({ files: 5, cancelled: 1 });
    expect(await stored()).toEqual([`${recent.id}/errors.csv`, `${recent.id}/upload`, `${underWay}/upload`].sort());
    expect(await get(ready.id)).toMatchObject({ status: 'cancelled', errorFileKey: null });
    const file = bench.worker.get(OpenErrorFile, { strict: false });
    await expect(file.run(await get(old.id), 'csv')).rejects.toThrow('It is not kept any more.');
    await bench.run(organisationId, underWay);
    expect((await get(underWay)).status).toBe('done');
  });
});
