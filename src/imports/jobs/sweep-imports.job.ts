import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { SweepImports, type SweptImports } from '../sweep-imports.js';

export const SweepImportsNightly = defineJob({
  name: 'sweep-imports',
  queue: 'import',
  payload: z.object({}),
  attempts: 3,
  id: () => 'sweep-imports',
});

@Injectable()
export class SweepImportsHandler implements JobHandler<JobPayload<typeof SweepImportsNightly>> {
  readonly job = SweepImportsNightly;

  constructor(private readonly imports: SweepImports) {}

  handle(): Promise<SweptImports> {
    return this.imports.run();
  }
}
