import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { JobEndings } from '../queues/job-endings.js';
import { RunningWorkers } from './running-workers.js';

/** Platforms kill what has not ended 30 s after it was told to; we are done within 25, whatever a job is doing. */
const GRACE_MS = 20_000;

/** Ends the work before anything is closed that it needs: queues, database, mail. */
@Injectable()
export class WorkerStop implements BeforeApplicationShutdown {
  constructor(
    private readonly workers: RunningWorkers,
    private readonly endings: JobEndings,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.all.map((worker) => worker.stop(GRACE_MS)));
    await this.endings.close();
  }
}
