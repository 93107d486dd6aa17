import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Transactions } from '../../database/transactions.js';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { Outbox } from '../../queues/outbox.js';
import { Clock } from '../../shared/clock.js';
import { takeAbandonedSql } from '../import-turns.sql.js';
import type { ImportName } from '../import-turns.js';
import { RunImport } from './run-import.definition.js';

const MOST = 50;

/** Runs on a schedule: imports whose job was lost, whose worker is gone, or whose pause is over get another job. */
export const ContinueImports = defineJob({
  name: 'continue-imports',
  queue: 'import',
  payload: z.object({}),
  attempts: 1,
  id: () => 'continue-imports',
});

@Injectable()
export class ContinueImportsHandler implements JobHandler<JobPayload<typeof ContinueImports>> {
  readonly job = ContinueImports;

  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<{ continued: number }> {
    const round = this.clock.now().getTime();
    return this.transactions.run('platform', async (tx) => {
      const abandoned = await tx.rows<ImportName>(takeAbandonedSql, [MOST]);
      for (const { importId, organisationId } of abandoned) await this.outbox.add(tx, organisationId, RunImport, { importId, organisationId, round });
      return { continued: abandoned.length };
    });
  }
}
