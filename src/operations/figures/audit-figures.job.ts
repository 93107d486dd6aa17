import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { FigureAudits } from './figure-audits.js';

/** Among the reports: it may take minutes, and waits where the platform is short of breath. */
export const AuditFiguresNightly = defineJob({
  name: 'audit-figures',
  queue: 'report',
  payload: z.object({}),
  attempts: 3,
  id: () => 'audit-figures',
});

@Injectable()
export class AuditFiguresHandler implements JobHandler<JobPayload<typeof AuditFiguresNightly>> {
  readonly job = AuditFiguresNightly;

  constructor(private readonly audits: FigureAudits) {}

  async handle(): Promise<{ drifts: number }> {
    const { driftCount } = await this.audits.hold();
    return { drifts: driftCount };
  }
}
