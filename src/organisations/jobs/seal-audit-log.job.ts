import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { SealAuditLog } from '../seal-audit-log.js';

/** Runs on a schedule: seals what was added to the audit log. Not among what an emergency stills: it is then that much is done. */
export const SealAuditLogOften = defineJob({
  name: 'seal-audit-log',
  queue: 'transactional',
  payload: z.object({}),
  attempts: 1,
  id: () => 'seal-audit-log',
});

@Injectable()
export class SealAuditLogHandler implements JobHandler<JobPayload<typeof SealAuditLogOften>> {
  readonly job = SealAuditLogOften;

  constructor(private readonly seal: SealAuditLog) {}

  handle(): Promise<unknown> {
    return this.seal.run();
  }
}
