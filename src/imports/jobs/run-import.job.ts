import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { RunImport as RunImportVerb } from '../run-import.js';
import { RunImport } from './run-import.definition.js';

@Injectable()
export class RunImportHandler implements JobHandler<JobPayload<typeof RunImport>> {
  readonly job = RunImport;

  constructor(private readonly run: RunImportVerb) {}

  handle({ organisationId, importId }: JobPayload<typeof RunImport>): Promise<{ outcome: string }> {
    return this.run.run({ organisationId, importId });
  }
}
