import { jest } from '@jest/globals';
import { newId } from '../../../src/shared/ids.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { makePatient } from '../../support/patient.js';
import { RedisServer } from '../../support/redis-server.js';
import { until } from '../../support/worker.js';
import { aFigureProcess, type FigureProcess } from '../figure-process.js';

let database: TestDatabase;
let server: RedisServer;
let fleet: FigureProcess[];

beforeAll(async () => {
  database = await testDatabase();
  server = await RedisServer.start();
});

beforeEach(async () => {
  fleet = await Promise.all([1, 2].map(() => aFigureProcess(database, { redisUrl: server.url })));
  for (const { core } of fleet) {
    makePatient(core);
    core.marks.open();
  }
});

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(fleet.map((process) => process.close()));
});

afterAll(async () => {
  await server.kill();
  await database.close();
});

const marksOf = (at: number) => fleet[at]!.core.marks;

describe('a read', () => {
  it('is told at once when it is the first, and every process sees it', async () => {
    const id = newId();
    marksOf(0).count(id);
    await until('it is seen', async () => (await marksOf(1).find([id]))!.has(id));
    expect(await marksOf(1).takeNewlyRead()).toEqual([id]);
    expect(await marksOf(1).takeNewlyRead()).toEqual([]);
  });

  it('costs no command of its own, however many there are: one round trip a minute tells them all', async () => {
    const ids = Array.from({ length: 50 }, () => newId());
    const pipelines = jest.spyOn(fleet[0]!.redis, 'pipeline');
    for (let read = 0; read < 2_000; read += 1) for (const id of ids) marksOf(0).count(id);
    expect(pipelines).not.toHaveBeenCalled();
    await until('they are told', async () => (await fleet[0]!.redis.scard('freshet:newly-read')) >= 50);
    const told = pipelines.mock.calls.length;
    for (let read = 0; read < 2_000; read += 1) for (const id of ids) marksOf(0).count(id);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(pipelines.mock.calls.length).toBe(told);
    await marksOf(0).tell();
    expect(pipelines.mock.calls.length).toBe(told + 1);
  });

  it('adds to the rate of the whole fleet', async () => {
    const id = newId();
    for (const { core } of fleet) for (let read = 0; read < 300; read += 1) core.marks.count(id);
    for (const { core } of fleet) await core.marks.tell();
    const { perSecond, ageMs } = (await marksOf(0).find([id]))!.get(id)!;
    expect(perSecond).toBeGreaterThan(1.9);
    expect(perSecond).toBeLessThanOrEqual(2);
    expect(ageMs).toBeLessThan(100_000);
  });

  it('expires after a day, and everything with it has an end', async () => {
    const id = newId();
    marksOf(0).count(id);
    await marksOf(0).tell();
    const { redis } = fleet[0]!;
    expect(await redis.ttl(`freshet:{${id}}:reads`)).toBeGreaterThan(86_000);
    for (const key of await redis.keys('freshet:*')) expect(await redis.ttl(key)).toBeGreaterThan(0);
  });

  it('while Redis is out of reach is neither waited for nor told', async () => {
    fleet[0]!.redis.options.commandTimeout = 50;
    server.freeze();
    try {
      marksOf(0).count(newId());
      await marksOf(0).tell();
      expect(await marksOf(0).find([newId()])).toBeNull();
      expect(await marksOf(0).takeNewlyRead()).toEqual([]);
    } finally {
      server.thaw();
    }
    await until('it is back', () => fleet.every(({ core }) => !core.breaker.isOpen));
  });
});
