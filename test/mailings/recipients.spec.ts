import type { INestApplicationContext } from '@nestjs/common';
import { MailingReader } from '../../src/mailings/mailing.reader.js';
import { ResolveRecipients } from '../../src/mailings/resolve-recipients.js';
import type { Segment } from '../../src/mailings/segment.js';
import { newId, type DonorId, type MailingId, type OrganisationId } from '../../src/shared/ids.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { bookAlone } from '../factories/a-ledger-row.js';
import { aMailing, aRawDonor, crowd, resolved } from '../factories/a-mailing.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startWorker } from '../support/worker.js';

describe('the readers of a mailing', () => {
  let database: TestDatabase;
  let worker: INestApplicationContext;
  let organisationId: OrganisationId;

  beforeAll(async () => {
    database = await testDatabase();
    worker = await startWorker('import', database.url);
  });

  beforeEach(async () => {
    organisationId = await anOrganisation(database);
  });

  afterAll(async () => {
    await worker.close();
    await database.close();
  });

  const run = (sql: string, ...parameters: unknown[]) => database.transactions.run('platform', (tx) => tx.rows<Record<string, unknown>>(sql, parameters));
  const find = (id: MailingId) => worker.get(MailingReader, { strict: false }).get('platform', id);
  const addressesOf = async (id: MailingId) => (await run(`SELECT address FROM messages WHERE mailing_id = $1 ORDER BY address`, id)).map(({ address }) => address);

  async function readersOf(segment: Segment): Promise<unknown[]> {
    const id = await aMailing(worker, organisationId, { segment });
    await resolved(worker, organisationId, id);
    return addressesOf(id);
  }

  const donor = (name: string) => aRawDonor(database, organisationId, `${name}@x.example`, name);

  async function tag(name: string, ...donors: DonorId[]): Promise<void> {
    const id = newId<'Tag'>();
    await run(`INSERT INTO tags (id, organisation_id, name) VALUES ($1, $2, $3)`, id, organisationId, name);
    await run(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) SELECT $1, unnest($2::uuid[]), $3`, organisationId, donors, id);
  }

  it('are each address once, however it is spelt, and nobody without one', async () => {
    for (const email of ['Ada@X.example', 'ada@x.example', 'ADA@x.EXAMPLE', 'jos\u00e9@x.example', 'jose\u0301@x.example', 'b@b\u00fccher.example', 'b@xn--bcher-kva.example', 'not an address', 'a@x.example\r\nBcc: all@x.example']) {
      await aRawDonor(database, organisationId, email);
    }
    const id = await aMailing(worker, organisationId);
    expect(await resolved(worker, organisationId, id)).toBe(3);
    expect(await addressesOf(id)).toEqual(['ada@x.example', 'b@xn--bcher-kva.example', 'jos\u00e9@x.example']);
    expect((await find(id)).leftOut).toEqual({ duplicate: 4, malformed: 2 });
  });

  it('leave out whoever left the list, bounced or complained, and say how many', async () => {
    for (const name of ['reads', 'left', 'left-other', 'bounced', 'complained', 'returned']) await donor(name);
    await run(`INSERT INTO mailing_lists (id, organisation_id, slug, name) VALUES (uuidv7(), $1, 'news', 'News'), (uuidv7(), $1, 'events', 'Events')`, organisationId);
    const suppress = (name: string, reason: string, list: string | null, lifted = false) =>
      run(
        `INSERT INTO mail_suppressions (organisation_id, address, list_id, reason, since, lifted_at)
         VALUES ($1, $2, (SELECT id FROM mailing_lists WHERE organisation_id = $1 AND slug = $3), $4, now(), $5)`,
        organisationId, `${name}@x.example`, list, reason, lifted ? new Date() : null,
      );
    await suppress('left', 'unsubscribed', 'news');
    await suppress('left-other', 'unsubscribed', 'events');
    await suppress('bounced', 'bounced', null);
    await suppress('complained', 'complained', null);
    await suppress('returned', 'unsubscribed', 'news', true);
    const id = await aMailing(worker, organisationId);
    await resolved(worker, organisationId, id);
    expect(await addressesOf(id)).toEqual(['left-other@x.example', 'reads@x.example', 'returned@x.example']);
    expect((await find(id)).leftOut).toEqual({ unsubscribed: 1, bounced: 1, complained: 1 });
  });

  it('are chosen by tags: all of them, any of them, none of them', async () => {
    const [a, b, c] = [await donor('a'), await donor('b'), await donor('c')];
    await donor('d');
    await tag('Alumni', a, b);
    await tag('Class of 1998', b, c);
    await tag("O'Hara; DROP TABLE donors --", c);
    expect(await readersOf({ tags: { all: ['Alumni', 'Class of 1998'] } })).toEqual(['b@x.example']);
    expect(await readersOf({ tags: { any: ['Alumni', 'Class of 1998'] } })).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
    expect(await readersOf({ tags: { none: ['Alumni'] } })).toEqual(['c@x.example', 'd@x.example']);
    expect(await readersOf({ tags: { any: ['Class of 1998'], none: ["O'Hara; DROP TABLE donors --"] } })).toEqual(['b@x.example']);
    expect(await readersOf({ tags: { all: ['Alumni', 'Alumni'] } })).toEqual(['a@x.example', 'b@x.example']);
  });

  it('are chosen by what they gave, to what, and since when', async () => {
    const day = newId<'GivingDay'>();
    await run(
      `INSERT INTO giving_days (id, organisation_id, slug, title, locale, currency, starts_at, ends_at) VALUES ($1, $2, $3, 'Day', 'en', 'GBP', now(), now() + interval '1 day')`,
      day, organisationId, `day-${day}`,
    );
    const [library, choir]: MadeCampaign[] = [await aCampaign(database, { organisationId }), await aCampaign(database, { organisationId })];
    await run(`UPDATE campaigns SET giving_day_id = $1 WHERE id = $2`, day, library?.id);
    const [a, b] = [await donor('a'), await donor('b')];
    await donor('c');
    await bookAlone(database, { campaign: library as MadeCampaign, donorId: a, amount: 100 });
    await bookAlone(database, { campaign: choir as MadeCampaign, donorId: b, amount: 100 });
    await bookAlone(database, { campaign: choir as MadeCampaign, donorId: b, amount: 200 });
    await run(`UPDATE donations SET captured_at = now() - interval '400 days' WHERE donor_id = $1`, b);
    const lately = new Date(Date.now() - 86_400_000).toISOString();
    expect(await readersOf({ gave: {} })).toEqual(['a@x.example', 'b@x.example']);
    expect(await readersOf({ gave: { campaign: choir?.slug } })).toEqual(['b@x.example']);
    expect(await readersOf({ gave: { givingDay: `day-${day}` } })).toEqual(['a@x.example']);
    expect(await readersOf({ gave: { since: lately } })).toEqual(['a@x.example']);
    expect(await readersOf({ didNotGive: {} })).toEqual(['c@x.example']);
    expect(await readersOf({ didNotGive: { since: lately } })).toEqual(['b@x.example', 'c@x.example']);
    expect(await readersOf({ gave: {}, didNotGive: { givingDay: `day-${day}` } })).toEqual(['b@x.example']);
    await run(`UPDATE donations SET status = 'refunded' WHERE donor_id = $1`, a);
    expect(await readersOf({ gave: {} })).toEqual(['b@x.example']);
  });

  it('are the members of a list where the segment asks for subscribers', async () => {
    const a = await donor('a');
    await donor('b');
    await run(`INSERT INTO mailing_lists (id, organisation_id, slug, name) VALUES (uuidv7(), $1, 'events', 'Events')`, organisationId);
    await run(`INSERT INTO mailing_list_members (organisation_id, list_id, donor_id) SELECT $1, id, $2 FROM mailing_lists WHERE organisation_id = $1`, organisationId, a);
    expect(await readersOf({ subscribedTo: 'events' })).toEqual(['a@x.example']);
  });

  it('are never those of another organisation', async () => {
    await donor('ours');
    const theirs = await anOrganisation(database);
    await aRawDonor(database, theirs, 'theirs@x.example');
    await run(`INSERT INTO mail_suppressions (organisation_id, address, reason, since) VALUES ($1, 'ours@x.example', 'bounced', now())`, theirs);
    expect(await readersOf({})).toEqual(['ours@x.example']);
  });

  it('are resolved once, however often and by however many processes that is tried', async () => {
    await crowd(database, organisationId, 1_234);
    const id = await aMailing(worker, organisationId);
    await resolved(worker, organisationId, id);
    const again = await Promise.all([1, 2, 3].map(() => worker.get(ResolveRecipients, { strict: false }).run(organisationId, id)));
    expect(again).toEqual([{ recipients: null }, { recipients: null }, { recipients: null }]);
    expect(await run(`SELECT count(*)::integer AS messages, (SELECT sum(queued)::integer FROM mailing_batches WHERE mailing_id = $1) AS queued FROM messages WHERE mailing_id = $1`, id)).toEqual([{ messages: 1_234, queued: 1_234 }]);
    expect(await run(`SELECT max(queued) AS most, count(*)::integer AS batches FROM mailing_batches WHERE mailing_id = $1`, id)).toEqual([{ most: 100, batches: 13 }]);
  });
});
