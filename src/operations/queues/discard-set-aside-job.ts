import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { AuditLog } from '../../organisations/audit-log.js';
import type { QueueName } from '../../queues/queue-kinds.js';
import { SetAsideJobNotFound } from './queues.errors.js';
import { SetAsideJobs, withinReach } from './set-aside-jobs.js';

/** Throws away a job that was set aside. The audit log keeps what it carried. */
@Injectable()
export class DiscardSetAsideJob {
  constructor(
    private readonly jobs: SetAsideJobs,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws SetAsideJobNotFound, QueueOutOfReach */
  async run(queue: QueueName, id: string, actor: string): Promise<void> {
    const job = await this.jobs.find(queue, id);
    if (job === null) throw new SetAsideJobNotFound();
    const { name, data, failedReason } = job;
    await this.transactions.run('platform', async (tx) => {
      await this.audit.add(tx, { organisationId: null, actor, action: 'job.discard', subject: `job:${queue}/${id}`, detail: { name, payload: data as unknown, reason: failedReason } });
      await withinReach(job.remove());
    });
  }
}
