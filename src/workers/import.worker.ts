import { Processor } from '@nestjs/bullmq';
import { ContinueImportsHandler } from '../imports/jobs/continue-imports.job.js';
import { RunImportHandler } from '../imports/jobs/run-import.job.js';
import { SweepImportsHandler } from '../imports/jobs/sweep-imports.job.js';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('import', workerOptions('import'))
export class ImportWorker extends JobWorker {
  constructor(run: RunImportHandler, continueImports: ContinueImportsHandler, sweep: SweepImportsHandler) {
    super('import', [run, continueImports, sweep]);
  }
}
