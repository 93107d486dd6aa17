import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { Log } from '../../shared/log.js';
import { headLine } from '../audit-chain.js';
import { VerifyAuditLog } from '../verify-audit-log.js';

export const VerifyAuditLogNightly = defineJob({
  name: 'verify-audit-log',
  queue: 'report',
  payload: z.object({}),
  attempts: 3,
  id: () => 'verify-audit-log',
});

/** Writes the head of every chain into the log as well: where logs are kept, whoever owns the database cannot take it back. */
@Injectable()
export class VerifyAuditLogHandler implements JobHandler<JobPayload<typeof VerifyAuditLogNightly>> {
  readonly job = VerifyAuditLogNightly;
  readonly #log: Log;

  constructor(
    private readonly verify: VerifyAuditLog,
    log: Log,
  ) {
    this.#log = log.in('audit');
  }

  async handle(): Promise<{ chains: number; faults: number }> {
    const chains = await this.verify.run();
    for (const { organisationId, head, faultCount, faults } of chains) {
      if (head !== null) this.#log.info({ head: headLine(head) }, 'audit log sealed');
      if (faultCount > 0) this.#log.error({ organisationId: organisationId ?? 'platform', faultCount, faults: faults.slice(0, 10) }, 'the audit log is not as it was sealed');
    }
    return { chains: chains.length, faults: chains.reduce((sum, { faultCount }) => sum + faultCount, 0) };
  }
}
