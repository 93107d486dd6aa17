import { jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toDeltas } from '../../src/cached-fields/additive/to-deltas.js';
import type { JournalRow } from '../../src/cached-fields/journal.js';
import { LEDGER_JOURNAL } from '../../src/donations/ledger-journal.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/worker.js';
import { aFigureProcess, type FigureProcess } from './figure-process.js';

let database: TestDatabase;
let server: RedisServer;
let process: FigureProcess;
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  server = await RedisServer.start();
  process = await aFigureProcess(database, { redisUrl: server.url });
  campaign = await aCampaign(database);
  await give(100);
  await raised();
});

afterEach(async () => {
  await process.close();
  await server.kill();
});

afterAll(() => database.close());

const give = async (amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const raised = async (covering: string | null = null) => (await process.campaigns.totalRaised.of(campaign.id, { covering })).value.GBP;

/** Redis answers nothing any more, and whoever asks waits no longer than in production. */
function freeze(): void {
  process.redis.options.commandTimeout = 50;
  server.freeze();
}

/** As on a machine that may be busy. */
function thaw(): void {
  server.thaw();
  process.redis.options.commandTimeout = 10_000;
}

describe('with Redis', () => {
  it('killed, figures come from the columns and nobody asks Redis any more', async () => {
    await server.kill();
    expect(await raised(await give(50))).toBe(150);
    expect(process.core.breaker.isOpen).toBe(true);
    const pipelines = jest.spyOn(process.redis, 'pipeline');
    expect(await raised(await give(50))).toBe(200);
    expect(pipelines).not.toHaveBeenCalled();
  });

  it('killed and back, empty, it is used again and every value is exact', async () => {
    await server.kill();
    expect(await raised(await give(50))).toBe(150);
    await server.revive();
    await until('the probe has found it', () => !process.core.breaker.isOpen);
    expect(await raised(await give(25))).toBe(175);
    expect(await process.redis.keys('freshet:*')).toHaveLength(1);
  });

  it('back from a dump that lacks acknowledged deltas, nothing it holds is believed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'freshet-redis-'));
    const keeping = await RedisServer.start('--dir', folder);
    const [writer, reader] = await Promise.all([aFigureProcess(database, { redisUrl: keeping.url }), aFigureProcess(database, { redisUrl: keeping.url })]);
    try {
      const shown = async (of: FigureProcess) => (await of.campaigns.totalRaised.of(campaign.id)).value.GBP;
      await Promise.all([shown(writer), shown(reader)]);
      await writer.redis.save();
      const xid = await give(50);
      const rows = await database.transactions.run('platform', (tx) => tx.rows<JournalRow>(`SELECT scope_id AS id, xid::text, currency, raised, gifts, donors FROM ledger_steps WHERE xid = $1::xid8`, [xid]));
      expect(await writer.core.sender.deliver(toDeltas(LEDGER_JOURNAL, rows))).toBe(true);
      expect((await writer.core.hashes.inspect(campaign.id))?.['values']).toContain('raised:GBP 150');
      await keeping.kill();
      await keeping.revive('--dir', folder);
      await until('both are connected', () => [writer, reader].every(({ redis }) => redis.status === 'ready'));
      expect(await writer.redis.hget(`freshet:{${campaign.id}}:figures`, 'values')).toContain('raised:GBP 100');
      await until('both breakers are closed', () => [writer, reader].every(({ core }) => !core.breaker.isOpen));
      const another = await aFigureProcess(database, { redisUrl: keeping.url });
      expect(await shown(another)).toBe(150);
      await another.close();
      expect([await shown(reader), await shown(writer)]).toEqual([150, 150]);
    } finally {
      await Promise.all([writer.close(), reader.close()]);
      await keeping.kill();
      rmSync(folder, { recursive: true });
    }
  });

  it('frozen, one read waits no longer than a command may take, and the next not at all', async () => {
    freeze();
    try {
      expect(await raised(await give(50))).toBe(150);
      expect(process.core.breaker.isOpen).toBe(true);
      expect(await raised(await give(50))).toBe(200);
    } finally {
      thaw();
    }
    await until('the probe has found it', () => !process.core.breaker.isOpen);
    expect(await raised(await give(50))).toBe(250);
  });

  it('flushed, the next reads begin from the columns and are exact', async () => {
    await process.redis.flushall();
    expect(await raised(await give(50))).toBe(150);
  });

  it('full, writes are refused, reads are exact and the breaker stays closed', async () => {
    await process.redis.config('SET', 'maxmemory', '1');
    await process.redis.flushall();
    expect(await raised(await give(50))).toBe(150);
    expect(await raised(await give(50))).toBe(200);
    expect(process.core.breaker.isOpen).toBe(false);
  });

  it('without the scripts it had learnt, it is taught them again', async () => {
    await process.redis.script('FLUSH');
    await process.redis.flushall();
    expect(await raised(await give(50))).toBe(150);
    expect(await process.redis.keys('freshet:*')).toHaveLength(1);
  });
});

describe('a process', () => {
  it('knows that it is deaf while Redis is frozen, and hears again when it is back', async () => {
    const speak = setInterval(() => void process.relay.run().catch(() => undefined), 200);
    try {
      await until('it hears', () => process.core.hearing.isWhole);
      freeze();
      await until('it is deaf', () => !process.core.hearing.isWhole);
      thaw();
      await until('it hears again', () => process.core.hearing.isWhole);
    } finally {
      clearInterval(speak);
    }
  });

  it('whose clock is a quarter of an hour off neither calls fresh figures stale nor old ones fresh', async () => {
    const skewed = await aFigureProcess(database, { redisUrl: server.url, clock: { now: () => new Date(Date.now() + 900_000) } });
    await skewed.redis.flushall();
    expect(await skewed.campaigns.totalRaised.of(campaign.id)).toMatchObject({ stale: false });
    expect(await skewed.campaigns.totalRaised.of(campaign.id)).toMatchObject({ stale: false });
    await skewed.close();
  });

  it('with the database gone shows what it showed last, and says that it is stale', async () => {
    await server.kill();
    const read = jest.spyOn(database.transactions, 'run').mockRejectedValue(new Error('no database'));
    process.core.memory.distrustAll();
    expect(await process.campaigns.totalRaised.of(campaign.id)).toMatchObject({ value: { GBP: 100 }, stale: true });
    read.mockRestore();
  });
});
