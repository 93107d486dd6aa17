import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../../queues/job-definition.js';
import { ForgetFiles } from '../forget-files.js';
import { ForgetFilesJob } from './forget-files.definition.js';

@Injectable()
export class ForgetFilesHandler implements JobHandler<JobPayload<typeof ForgetFilesJob>> {
  readonly job = ForgetFilesJob;

  constructor(private readonly forget: ForgetFiles) {}

  handle({ organisationId, erasedAt }: JobPayload<typeof ForgetFilesJob>): Promise<void> {
    return this.forget.run(organisationId, new Date(erasedAt));
  }
}
