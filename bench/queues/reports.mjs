import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';

const PROGRAM = fileURLToPath(new URL('report-worker.mjs', import.meta.url));

/** Reports of so many rows, and the one process that makes them. */
export class Reports {
  #folder = mkdtempSync(join(tmpdir(), 'freshet-bench-reports-'));

  static async start({ env, databaseUrl }, redis) {
    const reports = new Reports();
    reports.queue = new Queue('report', { connection: redis.client, prefix: 'freshet' });
    reports.process = fork(PROGRAM, [databaseUrl, env.REDIS_QUEUE_URL]);
    await once(reports.process, 'message');
    return reports;
  }

  request(count, rows) {
    const jobs = Array.from({ length: count }, (_, number) => ({
      name: 'stream-rows',
      data: { rows, file: join(this.#folder, `${number}.csv`) },
    }));
    return this.queue.addBulk(jobs);
  }

  async end() {
    this.process.disconnect();
    await once(this.process, 'exit');
    await this.queue.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
