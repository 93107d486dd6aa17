import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { JobWorker } from '../../src/queues/job-worker.js';
import { QUEUE_NAMES } from '../../src/queues/queue-kinds.js';
import { JsonLog } from '../../src/telemetry/json-log.js';
import { WorkerModule } from '../../src/worker.module.js';
import { ALL_JOBS } from '../../src/workers/job-definitions.js';
import { SCHEDULES } from '../../src/workers/schedules.js';
import { testDatabase } from '../support/database.js';
import { testConfig } from '../support/environment.js';
import { DiscoveryService } from '@nestjs/core';

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );

describe('jobs', () => {
  it('each has exactly one handler, in the worker of its queue', async () => {
    const database = await testDatabase();
    const handled: string[] = [];
    for (const queue of QUEUE_NAMES) {
      const config = testConfig(database.url, `worker ${queue}`);
      const app = await NestFactory.createApplicationContext(WorkerModule.for(queue, config, JsonLog.open(config)), { logger: false, abortOnError: false });
      const workers = app.get(DiscoveryService, { strict: false }).getProviders().map(({ instance }) => instance).filter((instance) => instance instanceof JobWorker);
      expect(workers.map((worker) => worker.queue)).toEqual([queue]);
      handled.push(...workers.flatMap((worker) => worker.jobs.map(({ name }) => name)));
      await app.close();
    }
    await database.close();
    expect(handled.sort()).toEqual(ALL_JOBS.map(({ name }) => name).sort());
  });

  it('each that is defined anywhere is in the list that the relay knows', () => {
    const defined = filesBelow('src').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/defineJob\(\{\s*name: '([\w-]+)'/g)].map(([, name]) => name ?? ''));
    expect(defined.sort()).toEqual(ALL_JOBS.map(({ name }) => name).sort());
  });

  it('what runs by the clock is a job', () => {
    for (const { job } of SCHEDULES) expect(ALL_JOBS).toContain(job);
  });
});
