import type { INestApplicationContext } from '@nestjs/common';
import { SetEmergencyLevel } from '../../src/operations/queues/set-emergency-level.js';
import { PauseQueue } from '../../src/operations/queues/pause-queue.js';
import { ResumeQueue } from '../../src/operations/queues/resume-queue.js';
import { AuditLog } from '../../src/organisations/audit-log.js';
import { EmergencyWatch } from '../../src/queues/emergency/emergency-watch.js';
import { isPaused, listPaused, EMERGENCY_LEVELS } from '../../src/queues/emergency/emergency-state.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { QUEUE_NAMES, type QueueName } from '../../src/queues/queue-kinds.js';
import { Shedding } from '../../src/shared/shedding.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { RedisServer } from '../support/redis-server.js';
import { startWorker, until } from '../support/worker.js';

const KINDS = ['email', 'report', 'transactional'] as const;

describe('the emergency levels', () => {
  it('never stop what donations need', () => {
    for (const level of EMERGENCY_LEVELS) {
      const state = { level, pausedKinds: [], changedAt: null, changedBy: null };
      for (const kind of ['transactional', 'cache-refresh', 'forced-refresh'] as const) expect(isPaused(kind, state)).toBe(false);
    }
  });

  it.each([
    [0, []],
    [1, ['import', 'report']],
    [2, ['email', 'import', 'report']],
    [3, ['email', 'import', 'report']],
  ] as const)('at %i stop %j', (level, stopped) => {
    expect(listPaused({ level, pausedKinds: [], changedAt: null, changedBy: null }).sort()).toEqual(stopped);
  });
});

describe('workers', () => {
  let database: TestDatabase;
  let server: RedisServer;
  let workers: INestApplicationContext[];
  let level: SetEmergencyLevel;
  let pause: PauseQueue;
  let resume: ResumeQueue;

  const start = (queue: QueueName) => startWorker(queue, database.url, { REDIS_QUEUE_URL: server.url });
  const queue = (name: QueueName) => workers[0]!.get(JobQueues, { strict: false }).get(name);
  const setLevel = (to: 0 | 1 | 2 | 3) => level.run(to, 'test');
  /** The name is unknown, so that the worker sets it aside as soon as it takes it. */
  const add = (name: QueueName, id: string) => queue(name).add('canary', {}, { jobId: id });
  const isTaken = (name: QueueName, id: string) => async () => (await queue(name).getJobState(id)) === 'failed';
  const stands = (name: QueueName) => until(`${name} to stand still`, () => queue(name).isPaused());
  const moves = (name: QueueName) => until(`${name} to move`, async () => !(await queue(name).isPaused()));

  beforeAll(async () => {
    database = await testDatabase();
    server = await RedisServer.start();
    workers = await Promise.all(KINDS.map(start));
    const parts = [database.transactions, new AuditLog()] as const;
    [level, pause, resume] = [new SetEmergencyLevel(...parts), new PauseQueue(...parts), new ResumeQueue(...parts)];
  });

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await server.kill();
    await database.close();
  });

  it('stand still at a level, go on accepting, and resume where they were; donations go on', async () => {
    await setLevel(2);
    await stands('email');
    await stands('report');
    for (const name of KINDS) await add(name, 'during');
    await until('transactional work to go on', isTaken('transactional', 'during'));
    expect([await queue('email').getJobState('during'), await queue('report').getJobState('during')]).toEqual(['waiting', 'waiting']);
    await setLevel(1);
    await until('mailings to resume', isTaken('email', 'during'));
    expect(await queue('report').getJobState('during')).toBe('waiting');
    await setLevel(0);
    await until('reports to resume', isTaken('report', 'during'));
  });

  it('stand still again after their Redis was flushed', async () => {
    await setLevel(1);
    await stands('report');
    await server.flush();
    await stands('report');
    await setLevel(0);
    await moves('report');
  });

  it('that are started while their kind stands still take nothing first', async () => {
    await setLevel(1);
    await stands('report');
    await workers[1]!.close();
    await server.flush();
    await add('report', 'before the start');
    workers[1] = await start('report');
    expect(await queue('report').isPaused()).toBe(true);
    expect(await queue('report').getJobState('before the start')).toBe('waiting');
    await setLevel(0);
    await until('reports to resume', isTaken('report', 'before the start'));
  });

  it('leave a queue alone that BullMQ was told to pause behind our back only until they see it', async () => {
    await queue('transactional').pause();
    await moves('transactional');
  });

  it('follow a single kind that is paused, whatever the level', async () => {
    await pause.run('email', 'test');
    await setLevel(2);
    await setLevel(0);
    await stands('email');
    await resume.run('email', 'test');
    await moves('email');
  });
});

describe('the emergency state', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  const verbs = () => {
    const parts = [database.transactions, new AuditLog()] as const;
    return { level: new SetEmergencyLevel(...parts), pause: new PauseQueue(...parts), resume: new ResumeQueue(...parts) };
  };

  it('is one row that nobody without the scope of the platform can see or change', async () => {
    const organisation = { organisationId: '0197c3a0-0000-7000-8000-000000000000' } as never;
    expect(await database.transactions.run(organisation, (tx) => tx.rows(`SELECT level FROM emergency_state`))).toEqual([]);
    expect(await database.transactions.run('public', (tx) => tx.rows(`UPDATE emergency_state SET level = 3 RETURNING level`))).toEqual([]);
    await expect(database.transactions.run('platform', (tx) => tx.rows(`UPDATE emergency_state SET paused_kinds = '{transactional}'`))).rejects.toThrow(/check constraint/);
  });

  it('changed by many at once is what the last one said, and every change is written down once', async () => {
    const { level, pause } = verbs();
    await Promise.all([...QUEUE_NAMES.filter((name) => name !== 'transactional').map((name) => pause.run(name, 'test')), level.run(1, 'test'), level.run(1, 'test')]);
    const watch = new EmergencyWatch(database.transactions, new Shedding(), { in: () => ({ warn: () => undefined }) } as never);
    expect(await watch.look()).toMatchObject({ level: 1, pausedKinds: ['cache-refresh', 'email', 'forced-refresh', 'import', 'report'] });
    const written = await database.transactions.run('platform', (tx) => tx.rows<{ action: string }>(`SELECT action FROM audit_entries`));
    expect(written.map(({ action }) => action).sort()).toEqual(['emergency.set-level', ...Array.from({ length: 5 }, () => 'queue.pause')]);
  });

  it('at level 3 sheds leaderboards and the wall in every process that watches', async () => {
    const shedding = new Shedding();
    const watch = new EmergencyWatch(database.transactions, shedding, { in: () => ({ warn: () => undefined }) } as never);
    await verbs().level.run(3, 'test');
    await watch.look();
    expect([shedding.isShed('leaderboards'), shedding.isShed('wall')]).toEqual([true, true]);
    await verbs().level.run(2, 'test');
    await watch.look();
    expect([shedding.isShed('leaderboards'), shedding.isShed('wall')]).toEqual([false, false]);
  });
});
