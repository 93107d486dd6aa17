import { jest } from '@jest/globals';
import { Redis } from 'ioredis';
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
/** The relay's present or last run. */
let saying: Promise<unknown> = Promise.resolve();

beforeAll(async () => {
  database = await testDatabase();
  [here, there] = await Promise.all([aFigureProcess(database), aFigureProcess(database)]);
  speak();
});

function speak(): void {
  speaking = setInterval(() => void (saying = there.relay.run().catch(() => undefined)), 200);
}

async function beSilent(): Promise<void> {
  clearInterval(speaking);
  await saying;
}

beforeEach(async () => {
  await until('both hear', () => here.core.hearing.isWhole && there.core.hearing.isWhole);
  campaign = await aCampaign(database);
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
  await beSilent();
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
    // Or the relay might be the first to bring it.
    await beSilent();
    const xid = await give(50);
    const bookedAt = Date.now();
    expect(await there.core.hashes.addDeltas((await deltasOf(xid)).filter(({ id }) => id === campaign.id))).toEqual(['kept']);
    speak();
    await until('the horizon has passed it', () => here.core.horizon.at > bookedAt);
    expect(await raised(here)).toBe(150);
  });

  it.each(['twice', 'in the wrong order', 'not at all'])('messages that come %s take nothing back and hide nothing', async (how) => {
    const heard: string[] = [];
    const ears = new Redis(here.redis.options.port!, { db: here.redis.options.db!, password: here.redis.options.password! });
    ears.on('message', (_, text: string) => text.includes(campaign.id) && heard.push(text));
    await ears.subscribe(here.core.hashes.channel);
    await give(100);
    await Promise.all([raised(here), raised(there)]);
    for (let time = 0; time < 3; time += 1) await there.core.hashes.addDeltas(await deltasOf(await give(100)));
    await until('it is told', () => heard.length >= 2);
    await until('both show it', async () => (await raised(here)) === 400 && (await raised(there)) === 400);
    const again = how === 'twice' ? [...heard, ...heard] : how === 'not at all' ? [] : [...heard].reverse();
    for (const text of again) await there.redis.publish(here.core.hashes.channel, text);
    for (let time = 0; time < 20; time += 1) expect(await raised(here)).toBe(400);
    ears.disconnect();
  });

  it('that was torn makes a process ask again for everything it remembers', async () => {
    await give(100);
    await until('it comes from memory', async () => (await read(here)).tier === 'memory');
    const held = jest.spyOn(here.core.memory, 'distrustAll');
    (here.core.bus as unknown as { ears: Redis }).ears.disconnect(true);
    await until('it distrusts what it has', () => held.mock.calls.length > 0);
    const xid = await give(50);
    expect((await here.campaigns.totalRaised.of(campaign.id, { covering: xid })).value.GBP).toBe(150);
    await until('it hears again', () => here.core.hearing.isWhole);
  });

  it('says things that a newer version understands, which this one leaves alone', async () => {
    await give(100);
    await raised(here);
    const state = `${campaign.id}|1|life:epoch|1|5:5:|1|raised:GBP 1 invented 7`;
    for (const text of ['later|version', 'value', `value|${campaign.id}|campaigns.fieldOfTomorrow|5:5:|1|{"shape":"new"}`, `value|${campaign.id}|campaigns.medianGift|what|ever`, `state|${state}`, 'state|', '|||'])
      await there.redis.publish(here.core.hashes.channel, text);
    await there.core.hashes.addDeltas((await deltasOf(await give(50))).map(({ measures, ...delta }) => ({ ...delta, measures: { ...measures, invented: 7 } })));
    await until('the new gift shows', async () => (await raised(here)) === 150);
    expect(here.core.hearing.isWhole).toBe(true);
  });
});
