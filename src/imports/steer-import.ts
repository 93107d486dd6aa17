import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import type { ImportId, OrganisationId } from '../shared/ids.js';
import type { ImportOptions } from './import.js';
import { ImportNotFound, ImportStageWrong } from './imports.errors.js';
import { RunImport } from './jobs/run-import.definition.js';

export type ImportSteering = 'commit' | 'cancel' | 'undo' | 'read';

interface Step {
  readonly done: string;
  /** What it changes where it may; $2: now, $3: options. */
  readonly set: string;
  readonly where: string;
}

const AGAIN = `tries = 0, next_try_at = $2::timestamptz + interval '5 seconds'`;

const STEPS: Readonly<Record<ImportSteering, Step>> = {
  // Read anew: what is there may have changed since it was looked at.
  commit: { done: 'committed', set: `status = 'uploaded', review = false, counted_at = NULL, error_file_key = NULL, ${AGAIN}`, where: `status = 'ready'` },
  cancel: { done: 'cancelled', set: `status = 'cancelled', ended_at = $2`, where: `status IN ('uploaded', 'reading', 'ready', 'merging')` },
  undo: { done: 'undone', set: `status = 'undoing', failure = NULL, stage_began_at = $2, ${AGAIN}`, where: `status = 'done' OR (status IN ('cancelled', 'failed') AND effects <> '{}')` },
  read: {
    done: 'read again',
    set: `status = 'uploaded', options = coalesce($3::jsonb, options), failure = NULL, counted_at = NULL, error_file_key = NULL, ended_at = NULL, ${AGAIN}`,
    where: `status = 'ready' OR (status = 'failed' AND effects = '{}')`,
  },
};

interface Steered {
  readonly organisationId: OrganisationId;
  readonly id: ImportId;
  readonly actor: string;
}

/** Lets an import that waits go on, ends it, takes it back, or has its file read again with other columns. */
@Injectable()
export class SteerImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `options`: for reading alone. @throws ImportStageWrong where it is too late or too early for that, ImportNotFound */
  async run({ organisationId, id, actor }: Steered, steering: ImportSteering, options: ImportOptions | null = null): Promise<void> {
    const { set, where, done } = STEPS[steering];
    const now = this.clock.now();
    await this.transactions.run({ organisationId }, async (tx) => {
      const sql = `UPDATE imports SET ${set} WHERE id = $1 AND (${where}) AND $2::timestamptz IS NOT NULL AND ($3::jsonb IS NULL OR true) RETURNING id`;
      const steered = await tx.row(sql, [id, now, options === null ? null : JSON.stringify(options)]);
      if (steered === null) throw await this.#refusal(await tx.row<{ status: string }>(`SELECT status FROM imports WHERE id = $1`, [id]), done);
      await this.outbox.add(tx, organisationId, RunImport, { importId: id, organisationId, round: now.getTime() });
      await this.audit.add(tx, { organisationId, actor, action: `import.${steering}`, subject: `import:${id}` });
    });
  }

  async #refusal(standing: { status: string } | null, done: string): Promise<Error> {
    return standing === null ? new ImportNotFound() : new ImportStageWrong(done, standing.status);
  }
}
