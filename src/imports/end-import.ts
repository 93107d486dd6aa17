import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { Clock } from '../shared/clock.js';
import type { ImportName, Turn } from './import-turns.js';
import type { ImportFailure, ImportKindName } from './import.js';
import { ImportKinds } from './kinds/import-kinds.js';

/** How imports end that are not simply done. */
@Injectable()
export class EndImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly kinds: ImportKinds,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** What was merged before stays, and can be undone. Nothing happens where the turn is lost. */
  async fail({ organisationId, importId, workerId }: Turn, failure: ImportFailure): Promise<void> {
    await this.transactions.run({ organisationId }, async (tx) => {
      const failed = await tx.row<{ kind: ImportKindName }>(failSql, [importId, workerId, JSON.stringify(failure), this.clock.now()]);
      if (failed !== null) await this.events.add(tx, organisationId, 'import.failed', { import: importId, kind: failed.kind, failure: failure.code });
    });
  }

  /** Lets go of an import that has come to an end, or to a stop, and forgets what was staged and planned of it. */
  async tidy({ organisationId, importId }: ImportName): Promise<void> {
    await this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = '1min'`);
      const half = await tx.row<{ kind: ImportKindName }>(leaveHalfDoneSql, [importId, this.clock.now()]);
      if (half !== null) await this.kinds.get(half.kind).settle(tx, { organisationId, importId });
      await tx.rows(letGoSql, [importId]);
    });
    await this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = '5min'`);
      await tx.rows(`SELECT freshet_sweep_staged()`);
    });
  }
}

const failSql = `
  UPDATE imports SET status = 'failed', failure = $3, ended_at = $4, worker_id = NULL, leased_until = NULL
  WHERE id = $1 AND worker_id = $2 AND status IN ('uploaded', 'reading', 'merging', 'undoing')
  RETURNING kind`;

/** Of what was ended in the middle, a part is made: others have to hear of that, once. */
const leaveHalfDoneSql = `
  UPDATE imports SET settled_at = $2
  WHERE id = $1 AND status IN ('cancelled', 'failed') AND effects <> '{}' AND settled_at IS NULL
  RETURNING kind`;

const letGoSql = `
  UPDATE imports SET worker_id = NULL, leased_until = NULL
  WHERE id = $1 AND worker_id IS NOT NULL AND status NOT IN ('uploaded', 'reading', 'merging', 'undoing')`;
