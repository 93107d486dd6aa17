import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import type { OrganisationId } from '../shared/ids.js';
import type { JobDefinition } from './job-definition.js';
import { OutboxBell } from './outbox-bell.js';

/** Jobs that follow from a transaction, written in it: they exist exactly if it commits. */
@Injectable()
export class Outbox {
  constructor(private readonly bell: OutboxBell) {}

  /** `organisationId` is null for what belongs to no tenant. */
  async add<Payload extends object>(
    tx: Transaction,
    organisationId: OrganisationId | null,
    job: JobDefinition<Payload>,
    payload: Payload,
  ): Promise<void> {
    await tx.rows(`INSERT INTO outbox (organisation_id, job, job_id, payload) VALUES ($1, $2, $3, $4)`, [
      organisationId,
      job.name,
      job.id(payload),
      JSON.stringify(payload),
    ]);
    tx.afterCommit(() => this.bell.ring(job.queue));
  }
}
