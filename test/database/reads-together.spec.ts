import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let ours: MadeCampaign;
let theirs: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
  [ours, theirs] = [await aCampaign(database), await aCampaign(database)];
});

afterAll(() => database.close());

const scopeOf = ({ organisationId }: MadeCampaign) => ({ organisationId });
const slugs = (of: MadeCampaign) => database.transactions.readTogether(scopeOf(of), async (tx) => (await tx.rows<{ slug: string }>('SELECT slug FROM campaigns ORDER BY slug')).map(({ slug }) => slug));
const connectionOf = (of: MadeCampaign) => database.transactions.readTogether(scopeOf(of), async (tx) => (await tx.row<{ pid: number }>('SELECT pg_backend_pid() AS pid'))!.pid);

describe('reads that are asked for in the same moment', () => {
  it('see the rows of their own scope alone, whoever asks beside them', async () => {
    const asked = Array.from({ length: 30 }, (_, nth) => (nth % 3 === 0 ? theirs : ours));
    await expect(Promise.all(asked.map(slugs))).resolves.toEqual(asked.map(({ slug }) => [slug]));
    await expect(database.transactions.readTogether('platform', (tx) => tx.rows('SELECT slug FROM campaigns'))).resolves.toHaveLength(2);
  });

  it('share two connections at most, and answer each what it asked', async () => {
    const pids = await Promise.all(Array.from({ length: 120 }, () => connectionOf(ours)));
    expect(new Set(pids).size).toBeLessThanOrEqual(2);
    const answers = await Promise.all(Array.from({ length: 120 }, (_, n) => database.transactions.readTogether(scopeOf(ours), async (tx) => (await tx.row<{ n: number }>('SELECT $1::integer AS n', [n]))!.n)));
    expect(answers).toEqual(Array.from({ length: 120 }, (_, n) => n));
  });

  it('of which one fails fail alone', async () => {
    const outcomes = await Promise.allSettled([slugs(ours), database.transactions.readTogether(scopeOf(ours), (tx) => tx.rows('SELECT 1 / 0')), slugs(ours), slugs(ours), database.transactions.readTogether(scopeOf(ours), () => Promise.reject(new Error('mine'))), slugs(ours)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect((outcomes[4] as PromiseRejectedResult).reason.message).toBe('mine');
  });

  it('cannot write', async () => {
    const written = database.transactions.readTogether(scopeOf(ours), (tx) => tx.rows(`UPDATE campaigns SET title = 'x'`));
    await expect(written).rejects.toThrow('read-only');
    await database.transactions.run(scopeOf(ours), (tx) => tx.rows(`UPDATE campaigns SET title = 'y'`));
  });

  it('see what was committed before they were asked for, also behind others', async () => {
    const slow = database.transactions.readTogether(scopeOf(ours), (tx) => tx.rows('SELECT pg_sleep(0.2)'));
    await database.transactions.run(scopeOf(ours), (tx) => tx.rows(`UPDATE campaigns SET title = 'Written meanwhile'`));
    const read = database.transactions.readTogether(scopeOf(ours), (tx) => tx.row<{ title: string }>('SELECT title FROM campaigns'));
    expect((await read)?.title).toBe('Written meanwhile');
    await slow;
  });

  it('are all told where no connection is to be had, and are answered once there is', async () => {
    const lost = await testDatabase();
    await lost.close();
    const outcomes = await Promise.allSettled(Array.from({ length: 9 }, () => lost.transactions.readTogether('platform', (tx) => tx.rows('SELECT 1'))));
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 'rejected'));
    await expect(lost.transactions.readTogether('platform', (tx) => tx.rows('SELECT 1'))).rejects.toBeInstanceOf(Error);
  });
});
