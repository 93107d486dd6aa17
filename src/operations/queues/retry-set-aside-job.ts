import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { AuditLog } from '../../organisations/audit-log.js';
import { JobQueues } from '../../queues/job-queues.js';
import type { QueueName } from '../../queues/queue-kinds.js';
import { SetAsideJobNotFound } from './queues.errors.js';
import { SetAsideJobs, withinReach } from './set-aside-jobs.js';

/** Gives a job that was set aside all its tries anew. */
@Injectable()
export class RetrySetAsideJob {
  constructor(
    private readonly jobs: SetAsideJobs,
    private readonly queues: JobQueues,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws SetAsideJobNotFound, QueueOutOfReach */
  async run(queue: QueueName, id: string, actor: string): Promise<void> {
    const job = await this.jobs.find(queue, id);
    if (job === null) throw new SetAsideJobNotFound();
    await this.transactions.run('platform', async (tx) => {
      await this.audit.add(tx, { organisationId: null, actor, action: 'job.retry', subject: `job:${queue}/${id}`, detail: { name: job.name, reason: job.failedReason } });
      // Followed to its end again: were Redis flushed now, it would be given anew.
      await tx.rows(`UPDATE outbox SET finished_at = NULL, failure = NULL WHERE job_id = $1 AND failure IS NOT NULL`, [id]);
      await withinReach(this.queues.noteReadyIn(queue, id, 0));
      await withinReach(job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true }));
    });
  }
}
