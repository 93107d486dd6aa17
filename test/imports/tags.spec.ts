import excel from 'exceljs';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { gzipSync } from 'node:zlib';
import { OpenErrorFile } from '../../src/imports/errors/open-error-file.js';
import { newId, type OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { csv, workbook } from '../factories/a-spreadsheet.js';
import { ImportBench } from './import-bench.js';

let bench: ImportBench;
let organisationId: OrganisationId;

beforeAll(async () => {
  bench = await ImportBench.open();
});

beforeEach(async () => {
  organisationId = await anOrganisation(bench.database);
});

afterAll(() => bench.close());

const aDonor = (email: string, number: string | null = null, of = organisationId) =>
  bench.sql(`INSERT INTO donors (id, organisation_id, email, name, number) VALUES (uuidv7(), $1, $2, 'Somebody', $3)`, [of, email, number]);

const faults = async (importId: string) =>
  (await bench.sql<{ line: string }>(`SELECT row_no || ' ' || coalesce(column_name, '-') || ' ' || code AS line FROM import_errors WHERE import_id = $1 ORDER BY row_no, number`, [importId])).map(({ line }) => line);

describe('a file of tags', () => {
  it('puts them on donors, known or not, by address or by number', async () => {
    await aDonor('ada@example.org', '007');
    const done = await bench.import(organisationId, csv(['E-Mail', 'Donor ID', 'Tag'], ['Ada@Example.org', '', 'Alumni'], ['', '007', 'Parent'], ['bob@example.org', '', 'Staff']));
    expect(done).toMatchObject({ status: 'done', rows: { read: 3, new: 3, changed: 0, unchanged: 0, duplicate: 0, rejected: 0 }, effects: { labels: 3, tags: 3, donors: 1 } });
    expect(await bench.labels(organisationId)).toEqual(['ada@example.org: Alumni', 'ada@example.org: Parent', 'bob@example.org: Staff']);
  });

  it('may name many in one cell', async () => {
    await bench.import(organisationId, 'mail;Schlagworte\nada@example.org;"Alumni; Class of 1998|Ärzte, Staff"\n');
    expect(await bench.labels(organisationId)).toEqual(['ada@example.org: Alumni', 'ada@example.org: Class of 1998', 'ada@example.org: Staff', 'ada@example.org: Ärzte']);
  });

  it('may have a column for each tag, ticked in any language', async () => {
    const columns = { email: ['email'], flags: ['Alumni', 'Parent', '校友'] };
    const chosen = await bench.import(organisationId, csv(['email', 'Alumni', 'Parent', '校友', 'Year'], ['a@example.org', 'x', 'no', 'はい', '1998'], ['b@example.org', '1', 'ja', '', '2001'], ['c@example.org', '', 'maybe', '', '1'], ['d@example.org', '', '', '', '2']), { options: { sheet: null, columns } });
    expect(chosen.rows).toMatchObject({ read: 4, new: 2, rejected: 2 });
    expect(await faults(chosen.id)).toEqual(['4 Parent not_yes_or_no', '5 - no_tag']);
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni', 'a@example.org: 校友', 'b@example.org: Alumni', 'b@example.org: Parent']);
  });

  it('has such columns found by what stands in them', async () => {
    const done = await bench.import(organisationId, csv(['email', 'Alumni', 'Parent', 'Town'], ['a@example.org', 'x', '', 'Hull'], ['b@example.org', '', 'yes', 'York']));
    expect(done.findings?.columns).toEqual([{ header: 'email', field: 'email' }, { header: 'Alumni', field: 'flags' }, { header: 'Parent', field: 'flags' }, { header: 'Town', field: null }]);
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni', 'b@example.org: Parent']);
  });

  it('takes what is right and says of every other row what is wrong with it', async () => {
    const done = await bench.import(organisationId, csv(['email', 'number', 'tags'], ['a@example.org', '', 'Alumni'], ['not an address', '', 'Alumni'], ['', '404', 'Alumni'], ['', '', 'Alumni'], ['b@example.org', '', ''], ['c@example.org', '', 'x'.repeat(101)], ['d@example.org', '', 'a\u0000b']));
    expect(done.rows).toEqual({ read: 7, new: 1, changed: 0, unchanged: 0, duplicate: 0, rejected: 6 });
    expect(await faults(done.id)).toEqual(['3 email malformed', '4 number donor_unknown', '5 - who_missing', '6 tags no_tag', '7 tags too_long', '8 tags unreadable_cell']);
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni']);
  });

  it('counts every row once, whatever it does', async () => {
    await bench.import(organisationId, csv(['email', 'tags'], ['old@example.org', 'Alumni']));
    const done = await bench.import(organisationId, csv(['email', 'tags'], ['old@example.org', 'Alumni'], ['old@example.org', 'Alumni; Parent'], ['new@example.org', 'Alumni'], ['NEW@example.org', 'Alumni'], ['bad', 'Alumni']));
    expect(done.rows).toEqual({ read: 5, new: 2, changed: 0, unchanged: 2, duplicate: 1, rejected: 1 });
  });

  it('changes nothing when it comes again, and says so', async () => {
    const file = csv(['email', 'tags'], ['a@example.org', 'Alumni'], ['b@example.org', 'Alumni; Staff']);
    const first = await bench.import(organisationId, file);
    const second = await bench.import(organisationId, file);
    expect(second).toMatchObject({ status: 'done', rows: { read: 2, new: 0, unchanged: 2 }, effects: {}, sameAs: { id: first.id } });
    expect(first.sameAs).toBeNull();
  });

  it('is held against the donors and tags of its own organisation alone', async () => {
    const other = await anOrganisation(bench.database);
    await aDonor('a@example.org', '1', other);
    const done = await bench.import(organisationId, csv(['email', 'number', 'tags'], ['', '1', 'Alumni'], ['a@example.org', '', 'Alumni']));
    expect(done.rows).toMatchObject({ new: 1, rejected: 1 });
    expect(await bench.labels(other)).toEqual([]);
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni']);
  });

  it('may be compressed, in UTF-16, or JSON, whatever it is called', async () => {
    const rows = csv(['email', 'tags'], ['a@example.org', 'Müller']);
    await bench.import(organisationId, gzipSync(rows), { filename: 'people.xlsx' });
    await bench.import(organisationId, Buffer.from(`\uFEFF${rows.replace('a@', 'b@')}`, 'utf16le'));
    await bench.import(organisationId, JSON.stringify([{ email: 'c@example.org', tags: 'Müller' }]), { filename: 'people.csv' });
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Müller', 'b@example.org: Müller', 'c@example.org: Müller']);
  });

  it('may be a workbook: the sheet that is meant is the only one that is shown, or is said', async () => {
    const file = await workbook({ People: [['email', 'tags', 'Donor ID'], ['a@example.org', 1998, '007'], ['b@example.org', 'Staff', null]], Notes: [['nothing']] }, ['Notes']);
    const done = await bench.import(organisationId, file, { filename: 'people.csv' });
    expect(done).toMatchObject({ status: 'done', findings: { sheet: 'People', format: { kind: 'xlsx' } }, rows: { new: 2 } });
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: 1998', 'b@example.org: Staff']);
    const both = await workbook({ People: [['email', 'tags'], ['c@example.org', 'Staff']], More: [['email', 'tags'], ['d@example.org', 'Staff']] });
    expect((await bench.import(organisationId, both)).failure).toEqual({ code: 'sheet_unclear', message: 'Say which sheet is meant. There are: People, More.' });
    expect((await bench.import(organisationId, both, { options: { sheet: 'Less', columns: null } })).failure?.code).toBe('sheet_unknown');
    expect((await bench.import(organisationId, both, { options: { sheet: 'More', columns: null } })).status).toBe('done');
    expect(await bench.labels(organisationId)).toContain('d@example.org: Staff');
  });

  it('that is a workbook gives its refused rows as one, which can be corrected and sent as it is', async () => {
    const file = await workbook({ People: [['email', 'tags', 'id', 'note'], ['a@example.org', 'Alumni', '007', 'fine'], ['bob@example', 'Alumni', '008', '=HYPERLINK("http://evil.example")'], ['c@example.org', null, '009', "'=mine"]] });
    const first = await bench.import(organisationId, file);
    expect(first.rows).toMatchObject({ read: 3, rejected: 2 });
    const errors = await buffer(await bench.worker.get(OpenErrorFile, { strict: false }).run(first, 'xlsx'));
    const book = await new excel.Workbook().xlsx.load(errors as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('People')!;
    expect(sheet.getRow(1).values).toEqual([undefined, 'email', 'tags', 'id', 'note', 'error_row', 'error_column', 'error_code', 'error_message']);
    expect(sheet.getRow(2).values).toEqual([undefined, 'bob@example', 'Alumni', '008', `'=HYPERLINK("http://evil.example")`, '3', 'email', 'malformed', '"email" is not an e-mail address.']);
    expect(sheet.getRow(3).values).toEqual([undefined, 'c@example.org', undefined, '009', "''=mine", '4', 'tags', 'no_tag', 'The row has no tag.']);
    expect((await bench.import(organisationId, errors)).rows).toMatchObject({ read: 2, rejected: 2 });
    sheet.getCell('A2').value = 'bob@example.org';
    sheet.getCell('B3').value = 'Staff';
    const corrected = await bench.import(organisationId, Buffer.from(await book.xlsx.writeBuffer()));
    expect(corrected).toMatchObject({ status: 'done', rows: { read: 2, new: 2, rejected: 0 }, errorFileKey: null });
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni', 'bob@example.org: Alumni', 'c@example.org: Staff']);
  });

  it('that is cut off or damaged changes nothing, and says what is wrong with it', async () => {
    const whole = await workbook({ People: [['email', 'tags'], ...Array.from({ length: 500 }, (_, at) => [`p${at}@example.org`, 'Alumni'])] });
    const damaged = Buffer.from(whole);
    damaged.fill(0, 1_200, 1_240);
    for (const file of [whole.subarray(0, Math.floor(whole.length * 0.7)), damaged, gzipSync(csv(['email', 'tags'], ['a@example.org', 'x'])).subarray(0, 40)]) {
      expect(await bench.import(organisationId, file)).toMatchObject({ status: 'failed', failure: { code: expect.stringMatching(/^file_/) }, effects: {} });
    }
    expect(await bench.labels(organisationId)).toEqual([]);
  });

  it('has its header found below a title', async () => {
    const done = await bench.import(organisationId, csv(['Alumni office'], ['exported 2026-11-25', ''], ['Name', 'E-mail address', 'Category'], ['Ada', 'ada@example.org', 'Alumni']));
    expect(done.findings?.headerRow).toBe(3);
    expect(await bench.sql(`SELECT name FROM donors WHERE organisation_id = $1`, [organisationId])).toEqual([{ name: 'Ada' }]);
  });

  it('says of two columns with one name that the first of them counts', async () => {
    const done = await bench.import(organisationId, csv(['email', 'email', 'tags', '__proto__'], ['a@example.org', 'b@example.org', 'Alumni', '{}']));
    expect(done.findings?.warnings).toEqual([expect.objectContaining({ code: 'headers_repeated' })]);
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni']);
  });

  it('remembers which column means what, of the organisation that said so', async () => {
    const file = (who: string) => csv(['Kontakt', 'Merkzettel'], [who, 'Alumni']);
    const columns = { email: ['Kontakt'], tags: ['Merkzettel'] };
    expect((await bench.import(organisationId, file('a@example.org'))).failure?.code).toBe('header_not_found');
    expect((await bench.import(organisationId, file('a@example.org'), { options: { sheet: null, columns } })).findings?.columnsBy).toBe('request');
    expect(await bench.import(organisationId, file('b@example.org'))).toMatchObject({ status: 'done', findings: { columnsBy: 'memory' } });
    expect((await bench.import(await anOrganisation(bench.database), file('c@example.org'))).failure?.code).toBe('header_not_found');
  });

  it('waits for a look at what it would do, where that is wished for', async () => {
    await bench.import(organisationId, csv(['email', 'tags'], ['a@example.org', 'Alumni']));
    const file = csv(['email', 'tags'], ['a@example.org', 'Alumni; Staff'], ['a@example.org', 'Alumni'], ['b@example.org', 'Staff'], ['b@example.org', 'Staff'], ['bad', 'Staff']);
    const ready = await bench.import(organisationId, file, { review: true });
    expect(ready).toMatchObject({ status: 'ready', rows: { read: 5, new: 2, unchanged: 2, duplicate: 1, rejected: 1 }, effects: {} });
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni']);
    const preview = await bench.imports.preview({ organisationId }, ready.id);
    expect(preview.map(({ row, outcome, subject }) => `${row} ${outcome} ${subject}`)).toEqual(['2 new a@example.org', '3 unchanged a@example.org', '4 new b@example.org', '5 duplicate b@example.org', '6 rejected bad']);
    expect(preview[0]).toMatchObject({ before: { tags: ['Alumni'], isKnown: true }, after: { tags: ['Alumni', 'Staff'] } });
    expect(preview[2]).toMatchObject({ before: { tags: [], isKnown: false } });
    const done = await bench.steer(organisationId, ready.id, 'commit');
    expect(done).toMatchObject({ status: 'done', rows: { read: 5, new: 2, unchanged: 2, rejected: 1 } });
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: Alumni', 'a@example.org: Staff', 'b@example.org: Staff']);
  });

  it('leaves nothing behind on the machine or in the staging', async () => {
    await bench.import(organisationId, csv(['email', 'tags'], ['a@example.org', 'Alumni']));
    const [left] = await bench.sql<{ count: string }>(`SELECT (SELECT count(*) FROM staged_rows) + (SELECT count(*) FROM planned_rows) AS count`);
    expect(left?.count).toBe('0');
  });

  it('leaves the staging empty however much was in it, but for what others are reading', async () => {
    const client = new pg.Client({ connectionString: bench.database.url });
    await client.connect();
    const fill = (readingId: string) =>
      client.query(`INSERT INTO staged_lines (reading_id, row_no, email, label) SELECT $1, n, 'somebody-' || n || '@example.org', 'Alumni' FROM generate_series(1, 120000) AS n`, [readingId]);
    const size = async () => Number((await client.query(`SELECT pg_relation_size('staged_lines') AS bytes`)).rows[0].bytes);
    const waiting = await bench.upload(organisationId, csv(['email', 'tags'], ['b@example.org', 'Alumni']));
    const readings = [newId(), newId()] as const;
    await bench.sql(`UPDATE imports SET reading_id = $2, status = 'reading' WHERE id = $1`, [waiting, readings[0]]);
    for (const reading of readings) await fill(reading);
    await bench.import(organisationId, csv(['email', 'tags'], ['a@example.org', 'Alumni']));
    const left = await client.query(`SELECT reading_id AS reading, count(*)::integer AS rows FROM staged_lines GROUP BY reading_id`);
    expect(left.rows).toEqual([{ reading: readings[0], rows: 120_000 }]);
    await bench.run(organisationId, waiting);
    expect(await size()).toBe(0);
    await client.end();
  }, 60_000);

  it('sends nobody anything', async () => {
    await bench.import(organisationId, csv(['email', 'tags'], ['a@example.org', 'Alumni']));
    const jobs = await bench.sql<{ job: string }>(`SELECT DISTINCT job FROM outbox WHERE organisation_id = $1`, [organisationId]);
    expect(jobs).toEqual([{ job: 'run-import' }]);
  });
});
