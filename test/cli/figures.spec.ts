import type { INestApplicationContext } from '@nestjs/common';
import { runCommand } from '../../src/operations/commands/run-command.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { testConfig } from '../support/environment.js';
import { emptyQueues, startWorker } from '../support/worker.js';
import { freshet } from './run-cli.js';

let database: TestDatabase;
let workers: INestApplicationContext[];
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
  workers = [await startWorker('transactional', database.url), await startWorker('forced-refresh', database.url)];
  await emptyQueues(workers[0]!);
  campaign = await aCampaign(database, { slug: 'library' });
  await bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount: 700 });
});

afterAll(async () => {
  for (const worker of workers) await worker.close();
  await database.close();
});

function environment(extra: Record<string, string> = {}): Record<string, string> {
  const { redis } = testConfig(database.url);
  return {
    DATABASE_URL: database.url,
    REDIS_CACHE_URL: redis.cacheUrl.reveal(),
    REDIS_QUEUE_URL: redis.queueUrl.reveal(),
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRET_KEY: 'a secret that is only ever used in tests',
    ...extra,
  };
}

const spoil = (amount: number) => database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET cached_donor_count = $2 WHERE id = $1`, [campaign.id, amount]));

describe('freshet figures audit', () => {
  it('ends with 0 where nothing drifts, and with 1 and what does where it drifts', async () => {
    expect(await freshet(['figures', 'audit'], environment())).toMatchObject({ code: 0, stdout: expect.stringMatching(/^totals of 2 things and 0 other values held against the ledger in \d+\.\d s: nothing drifts\n$/) });
    await spoil(7);
    const { code, stdout } = await freshet(['figures', 'audit'], environment());
    expect(code).toBe(1);
    expect(stdout).toContain(`1 figure differs from the ledger\n  campaigns ${campaign.id} totals in columns\n    shown   {`);
    expect([/shown .*"donors":8/.test(stdout), /booked .*"donors":1\b/.test(stdout)]).toEqual([true, true]);
    const json = await freshet(['figures', 'audit', '--json'], environment());
    expect([json.code, JSON.parse(json.stdout)]).toMatchObject([1, { driftCount: 1, checked: 2, drifts: [{ id: campaign.id }] }]);
    await spoil(0);
  });
});

describe('freshet figures rebuild', () => {
  it('says what it did, and says so where Redis was out of reach', async () => {
    expect(await freshet(['figures', 'rebuild'], environment())).toMatchObject({ code: 0, stdout: expect.stringContaining('figures of 2 things made anew from the ledger, 2 steps') });
    const { code, stderr } = await freshet(['figures', 'rebuild'], environment({ REDIS_CACHE_URL: 'redis://127.0.0.1:9', LOG_LEVEL: 'silent' }));
    expect([code, stderr]).toEqual([1, 'Redis was out of reach: empty the cache before anything is served from it\n']);
  });
});

describe('freshet refresh', () => {
  beforeAll(async () => {
    await workers[0]!.init();
  });

  it('waits until it is done, and tells what was and what is', async () => {
    const { code, stdout } = await freshet(['refresh', 'library', '--fields', 'totalRaised, donorCount', '--wait'], environment());
    expect(code).toBe(0);
    expect(stdout).toMatch(/^refresh [0-9a-f-]{36} of the campaign library of Organisation \d+\n/);
    expect(stdout).toMatch(/2 of 2\n {2}campaign library {2}totalRaised {2}unchanged {2}\{"GBP":700\}\n {2}campaign library {2}donorCount {2}unchanged {2}1\n$/);
  });

  it('takes a giving day with all that belongs to it, and does not wait unless it is told to', async () => {
    const day = await aGivingDay(database, { slug: 'lantern-day' });
    await campaignsOf(database, day, 2);
    const { code, stdout } = await freshet(['refresh', 'lantern-day'], environment());
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^refresh [0-9a-f-]{36} of the giving day lantern-day of Organisation \d+\n$/)]);
    const waited = await freshet(['refresh', 'giving-day:lantern-day', '--wait', '--fields', 'totalRaised'], environment());
    expect([waited.code, waited.stdout.split('\n').filter((line) => line.startsWith('  '))]).toEqual([0, expect.any(Array)]);
    expect(waited.stdout).toContain('giving day lantern-day  totalRaised');
  });

  it('asks which is meant where a campaign and a giving day have one name', async () => {
    await aGivingDay(database, { slug: 'library' });
    expect(await freshet(['refresh', 'library'], environment())).toMatchObject({ code: 2, stderr: expect.stringContaining('"library" is both: say campaign:library or giving-day:library') });
    expect((await freshet(['refresh', 'campaign:library'], environment())).code).toBe(0);
  });

  it('says so where there is no such thing', async () => {
    expect(await freshet(['refresh', 'nowhere'], environment())).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('there is no campaign or giving day "nowhere"') });
  });
});

describe('called wrongly', () => {
  it.each([
    [['refresh'], 'say one campaign or giving day'],
    [['refresh', 'a', 'b'], 'say one campaign or giving day'],
    [['refresh', ''], '"" is not the name of a campaign or a giving day in its address'],
    [['refresh', '../etc/passwd'], '"../etc/passwd" is not the name of a campaign or a giving day in its address'],
    [['refresh', "x'; DROP TABLE campaigns; --"], 'is not the name of a campaign or a giving day in its address'],
    [['refresh', '\u001b[2Jlibrary'], '"\\u001b[2Jlibrary" is not the name of a campaign or a giving day in its address'],
    [['refresh', 'boat:library'], '"boat:library" is not the name of a campaign or a giving day in its address'],
    [['refresh', 'x'.repeat(10_000)], 'is not the name of a campaign or a giving day in its address'],
    [['refresh', 'library', '--fields', 'luck'], '"luck" is no figure: say totalRaised'],
    [['refresh', 'library', '--fields', ''], '"" is no figure: say totalRaised'],
    [['refresh', 'library', '--fields', 'totalRaised,,donorCount'], '"" is no figure'],
    [['refresh', 'library', '--fields', '__proto__'], '"__proto__" is no figure'],
    [['refresh', 'library', '--fields'], "Option '--fields <value>' argument missing"],
    [['refresh', 'library', '--wait=soon'], "Option '--wait' does not take an argument"],
    [['figures'], '"figures" is not a whole command: is figures audit or figures rebuild meant?'],
    [['figures', 'audit', '--yaml'], "Unknown option '--yaml'"],
    [['figures', 'audit', 'now'], "Unexpected argument 'now'"],
    [['figures', 'rebuild', '--force'], "Unknown option '--force'"],
  ])('%j', async (args, sentence) => {
    // What is wrong with the call is found before anything is opened.
    const said = { printed: [] as string[], complained: [] as string[] };
    const open = () => Promise.reject(new Error('opened'));
    const code = await runCommand(args, { environment: {}, print: (line) => said.printed.push(line), complain: (line) => said.complained.push(line), open, openFigures: open });
    expect([code, said.printed, said.complained[0]?.split('\n')[0]]).toEqual([2, [], expect.stringContaining(sentence)]);
  });
});
