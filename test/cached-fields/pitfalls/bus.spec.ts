import { jest } from '@jest/globals';
import { toDeltas } from '../../../src/cached-fields/additive/to-deltas.js';
import type { JournalRow } from '../../../src/cached-fields/journal.js';
import { figuresKey } from '../../../src/cached-fields/redis/figure-keys.js';
import { LEDGER_JOURNAL } from '../../../src/donations/ledger-journal.js';
import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { aDonor, bookAlone } from '../../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { until } from '../../support/worker.js';
import { aFigureProcess, type FigureProcess } from '../figure-process.js';

let database: TestDatabase;
let here: FigureProcess;
let there: FigureProcess;
let campaign: MadeCampaign;
let speaking: NodeJS.Timeout;

beforeAll(async () => {
  database = await testDatabase();
  [here, there] = await Promise.all([aFigureProcess(database), aFigureProcess(database)]);
  speaking = setInterval(() => void there.relay.run().catch(() => undefined), 200);
});

beforeEach(async () => {
  await until('both hear', () => here.core.hearing.isWhole && there.core.hearing.isWhole);
  campaign = await aCampaign(database);
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
  clearInterval(speaking);
  await Promise.all([here.close(), there.close()]);
  await database.close();
});

const give = async (amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const read = (process: FigureProcess) => process.campaigns.totalRaised.of(campaign.id);
const raised = async (process: FigureProcess) => (await read(process)).value.GBP ?? 0;

async function deltasOf(xid: string) {
  const rows = await database.transactions.run('platform', (tx) =>
    tx.rows<JournalRow>(`SELECT scope_id AS id, xid::text, currency, raised, gifts, donors FROM ledger_steps WHERE xid = $1::xid8`, [xid]),
  );
  return toDeltas(LEDGER_JOURNAL, rows);
}

describe('the bus', () => {
  it('a delta that waits for its value makes nobody believe the one they remember', async () => {
    await give(100);
    await until('it comes from memory', async () => (await read(here)).tier === 'memory');
    await there.redis.del(figuresKey(campaign.id));
    // Somebody begins to fill the hash and is held up before they bring the value.
    await there.core.hashes.open([campaign.id]);
    const xid = await give(50);
    const bookedAt = Date.now();
    expect(await there.core.hashes.addDeltas((await deltasOf(xid)).filter(({ id }) => id === campaign.id))).toEqual(['kept']);
    await until('the horizon has passed it', () => here.core.horizon.at > bookedAt);
    expect(await raised(here)).toBe(150);
  });
});
