import type { OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { csv } from '../factories/a-spreadsheet.js';
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

const donors = async () =>
  (await bench.sql<{ line: string }>(`SELECT concat_ws(' ', email, nullif(name, ''), number) AS line FROM donors WHERE organisation_id = $1 ORDER BY email`, [organisationId])).map(({ line }) => line);

describe('a file of donors', () => {
  const known = csv(['email', 'name', 'number'], ['a@example.org', 'Ada', '001'], ['b@example.org', 'Bob', '002']);

  it('makes those who are new, changes those who differ, and erases nothing with blank cells', async () => {
    await bench.import(organisationId, known, { kind: 'donors' });
    const done = await bench.import(organisationId, csv(['Mail', 'Name', 'Donor number'], ['A@example.org', 'Ada L.', ''], ['b@example.org', '', ''], ['c@example.org', 'Cy', '003'], ['c@example.org', 'Cy', '']), { kind: 'donors' });
    expect(done).toMatchObject({ rows: { read: 4, new: 1, changed: 1, unchanged: 2, duplicate: 1, rejected: 0 }, effects: { donors: 1, donorsChanged: 1 } });
    expect(await donors()).toEqual(['a@example.org Ada L. 001', 'b@example.org Bob 002', 'c@example.org Cy 003']);
  });

  it('refuses a number that is somebody else’s, and a row that contradicts an earlier one', async () => {
    await bench.import(organisationId, known, { kind: 'donors' });
    const done = await bench.import(organisationId, csv(['email', 'name', 'number'], ['c@example.org', 'Cy', '001'], ['d@example.org', 'Di', '9'], ['e@example.org', 'Ed', '9'], ['d@example.org', 'Dieter', '']), { kind: 'donors' });
    expect(done.rows).toMatchObject({ read: 4, new: 1, rejected: 3 });
    expect((await bench.imports.listFaults({ organisationId }, done.id, 0, 10)).map(({ row, code }) => `${row} ${code}`)).toEqual(['2 number_taken', '4 number_taken', '5 contradicts_earlier_row']);
  });

  it('keeps numbers as they are written, with leading zeros and every digit', async () => {
    const done = await bench.import(organisationId, `[{"email":"a@example.org","number":12345678901234567890},{"email":"b@example.org","number":"00042"},{"email":"c@example.org","number":42}]`, { kind: 'donors' });
    expect(done.rows).toMatchObject({ new: 3, rejected: 0 });
    expect(await donors()).toEqual(['a@example.org 12345678901234567890', 'b@example.org 00042', 'c@example.org 42']);
  });

  it('is undone: made donors go, changed ones are as they were, and what was changed since stays', async () => {
    await bench.import(organisationId, known, { kind: 'donors' });
    const done = await bench.import(organisationId, csv(['email', 'name'], ['a@example.org', 'Ann'], ['b@example.org', 'Bert'], ['c@example.org', 'Cy'], ['d@example.org', 'Di']), { kind: 'donors' });
    await bench.sql(`UPDATE donors SET name = 'Robert' WHERE organisation_id = $1 AND email = 'b@example.org'`, [organisationId]);
    await bench.import(organisationId, csv(['email', 'tags'], ['d@example.org', 'Alumni']));
    expect(await bench.countUndo(done)).toEqual({ donors: 1, donorsChanged: 1 });
    const undone = await bench.steer(organisationId, done.id, 'undo');
    expect(undone).toMatchObject({ status: 'undone', effects: { donors: 2, donorsChanged: 2, donorsTakenBack: 1, donorsChangedTakenBack: 1 } });
    expect(await donors()).toEqual(['a@example.org Ada 001', 'b@example.org Robert 002', 'd@example.org Di']);
  });
});

describe('a file of suppressions', () => {
  const suppressed = async () =>
    (
      await bench.sql<{ line: string }>(
        `SELECT concat_ws(' ', address, mailing_lists.slug, reason) || CASE WHEN lifted_at IS NULL THEN '' ELSE ' lifted' END AS line
         FROM mail_suppressions suppression LEFT JOIN mailing_lists ON mailing_lists.id = list_id
         WHERE suppression.organisation_id = $1 ORDER BY address COLLATE "C"`,
        [organisationId],
      )
    ).map(({ line }) => line);

  it('may be a bare list of addresses', async () => {
    const done = await bench.import(organisationId, 'a@example.org\nB@example.org\na@example.org\n', { kind: 'suppressions' });
    expect(done).toMatchObject({ status: 'done', findings: { headerRow: null }, rows: { read: 3, new: 2, unchanged: 1, duplicate: 1 } });
    expect(await suppressed()).toEqual(['a@example.org unsubscribed', 'b@example.org unsubscribed']);
  });

  it('says why, since when and of which list', async () => {
    await bench.sql(`INSERT INTO mailing_lists (id, organisation_id, slug, name) VALUES (uuidv7(), $1, 'news', 'Newsletter')`, [organisationId]);
    const done = await bench.import(organisationId, csv(['email', 'list', 'reason', 'since'], ['a@example.org', 'news', 'Hard Bounce', '2024-02-29'], ['b@example.org', 'NEWSLETTER', 'Beschwerde', ''], ['c@example.org', '', 'spam', '2099-01-01'], ['d@example.org', 'other', '', ''], ['e@example.org', '', 'because', ''], ['f@example.org', '', '', '31/12/2024']), { kind: 'suppressions' });
    expect(done.rows).toMatchObject({ read: 6, new: 3, rejected: 3 });
    expect(await suppressed()).toEqual(['a@example.org news bounced', 'b@example.org news complained', 'c@example.org complained']);
    expect((await bench.imports.listFaults({ organisationId }, done.id, 0, 10)).map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual(['5 list list_unknown', '6 reason reason_unknown', '7 since date_malformed']);
    const [dated] = await bench.sql<{ early: boolean; late: boolean }>(`SELECT bool_or(since = '2024-02-29') AS early, bool_or(since > now()) AS late FROM mail_suppressions WHERE organisation_id = $1`, [organisationId]);
    expect(dated).toEqual({ early: true, late: false });
  });

  it('is undone, but for those who have said so themselves since', async () => {
    await bench.sql(`INSERT INTO mail_suppressions (organisation_id, address, reason, since, lifted_at) VALUES ($1, 'was@example.org', 'bounced', '2020-01-01', '2021-01-01')`, [organisationId]);
    const done = await bench.import(organisationId, csv(['email'], ['was@example.org'], ['new@example.org'], ['own@example.org']), { kind: 'suppressions' });
    expect(done.rows).toMatchObject({ new: 2, changed: 1 });
    await bench.sql(`UPDATE mail_suppressions SET import_id = NULL WHERE address = 'own@example.org'`);
    expect(await bench.countUndo(done)).toEqual({ suppressions: 1, suppressionsRenewed: 1 });
    await bench.steer(organisationId, done.id, 'undo');
    expect(await suppressed()).toEqual(['own@example.org unsubscribed', 'was@example.org bounced lifted']);
  });
});
