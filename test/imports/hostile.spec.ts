import { text } from 'node:stream/consumers';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { OpenErrorFile } from '../../src/imports/errors/open-error-file.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { csv } from '../factories/a-spreadsheet.js';
import { inlineCell, workbookFile } from '../sheets/workbook-file.js';
import { until } from '../support/worker.js';
import { ImportBench } from './import-bench.js';

const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;

let bench: ImportBench;
let organisationId: OrganisationId;

beforeAll(async () => {
  bench = await ImportBench.open();
});

beforeEach(async () => {
  organisationId = await anOrganisation(bench.database);
});

afterAll(() => bench.close());

const errorsOf = async (of: Parameters<OpenErrorFile['run']>[0]) => text(await bench.worker.get(OpenErrorFile, { strict: false }).run(of, 'csv'));
/** Files such as reading one makes; those of other specs come and go meanwhile, and stay but for a moment. */
const leftovers = async () => (await readdir(tmpdir())).filter((name) => /^freshet-sheet-[0-9a-f-]{36}$/.test(name));

describe('a hostile file', () => {
  it('of twelve thousand errors takes every row that is right, and gives all others back to be corrected and sent as they are', async () => {
    const bad = Array.from({ length: 12_000 }, (_, at) => [`nobody ${at}`, 'Alumni']);
    const done = await bench.import(organisationId, csv(['email', 'tags'], ['a@example.org', 'Alumni'], ...bad, ['b@example.org', 'Staff']));
    expect(done).toMatchObject({ status: 'done', rows: { read: 12_002, new: 2, rejected: 12_000 } });
    const [{ kept } = { kept: 0 }] = await bench.sql<{ kept: number }>(`SELECT count(*)::integer AS kept FROM import_errors WHERE import_id = $1`, [done.id]);
    expect(kept).toBe(10_000);
    const errors = await errorsOf(done);
    expect(errors.trim().split('\r\n')).toHaveLength(12_001);
    const corrected = errors.replaceAll(/^nobody (\d+),/gm, 'somebody$1@example.org,');
    expect(await bench.import(organisationId, corrected)).toMatchObject({ status: 'done', rows: { read: 12_000, new: 12_000, rejected: 0 }, errorFileKey: null });
    expect(await bench.labels(organisationId)).toHaveLength(12_002);
  }, 60_000);

  it('of emoji and scripts of all kinds, quoted newlines and leading zeros keeps all of it', async () => {
    await bench.sql(`INSERT INTO donors (id, organisation_id, email, name, number) VALUES (uuidv7(), $1, 'zero@example.org', 'Zero', '00042')`, [organisationId]);
    const tags = ['🎉🎊👩‍👩‍👧‍👦', 'خريجون', '校友会', 'Łódź “98”', 'Ünïcödé'];
    await bench.import(organisationId, csv(['number', 'email', 'tags'], ['00042', '', tags[0]!], ...tags.map((tag, at) => ['', `p${at}@example.org`, tag]), ['', 'q@example.org', 'One\nTwo']));
    expect(await bench.labels(organisationId)).toEqual([...tags.map((tag, at) => `p${at}@example.org: ${tag}`), 'q@example.org: One', 'q@example.org: Two', `zero@example.org: ${tags[0]}`].sort());
  });

  it('whose cells are formulas, numbers, errors or half a character costs the rows of those that mean nothing', async () => {
    const cells = [
      row(1, inlineCell('A1', 'email') + inlineCell('B1', 'tags') + inlineCell('C1', 'number')),
      row(2, '<c r="A2" t="str"><f>"a"&amp;"@example.org"</f><v>a@example.org</v></c><c r="B2"><v>1998</v></c>'),
      row(3, `${inlineCell('A3', 'b@example.org')}<c r="B3" t="e"><v>#REF!</v></c>`),
      row(4, `${inlineCell('A4', 'c@example.org')}<c r="B4"><f>NOW()</f></c>`),
      row(5, inlineCell('A5', 'd@example.org') + inlineCell('B5', '_xD83D_')),
      row(6, inlineCell('A6', 'e@example.org') + inlineCell('B6', '=HYPERLINK("http://evil.example")')),
    ];
    const done = await bench.import(organisationId, workbookFile({ rows: cells.join('') }), { filename: 'people.csv' });
    expect(done).toMatchObject({ status: 'done', rows: { read: 5, new: 2, rejected: 3 } });
    expect(await bench.labels(organisationId)).toEqual(['a@example.org: 1998', 'e@example.org: =HYPERLINK("http://evil.example")']);
  });

  it.each<[string, () => Buffer, string]>([
    ['a zip bomb', () => workbookFile({ rows: `${row(1, inlineCell('A1', 'email'))}${' '.repeat(64 * 1024 * 1024)}` }), 'file_dangerous'],
    ['nested entities', () => workbookFile({ sheet: '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData/></worksheet>' }), 'file_dangerous'],
    ['a password', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096)]), 'file_'],
    ['a cell of 50 MB', () => Buffer.from(`email,tags\na@example.org,${'x'.repeat(50_000_000)}\n`), 'file_too_large'],
    ['a picture called .csv', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'file_unknown'],
    ['mixed encodings', () => Buffer.concat([Buffer.from('email,tags\na@example.org,Ärzte\n'), Buffer.from('b@example.org,\xc4rzte\n', 'latin1')]), 'file_unreadable'],
    ['blank rows alone', () => Buffer.from('\n'.repeat(1_000_000)), 'file_empty'],
  ])('such as %s fails with a sentence, changes nothing and leaves nothing', async (_, file, code) => {
    const before = await leftovers();
    const failed = await bench.import(organisationId, file());
    expect(failed).toMatchObject({ status: 'failed', failure: { code: expect.stringContaining(code), message: expect.stringMatching(/^\p{Lu}.*[.!]$/su) }, effects: {} });
    expect(await bench.labels(organisationId)).toEqual([]);
    expect(await bench.sql(`SELECT FROM staged_rows`)).toEqual([]);
    await until('nothing to be left', async () => (await leftovers()).every((name) => before.includes(name)));
  }, 60_000);
});
