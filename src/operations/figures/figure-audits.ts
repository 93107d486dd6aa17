import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { Log } from '../../shared/log.js';
import { AuditFigures } from './audit-figures.js';
import type { AuditReport } from './audit-report.js';

/** An audit that was held, and its report. */
export interface HeldAudit extends AuditReport {
  readonly id: string;
  readonly beganAt: Date;
  readonly finishedAt: Date;
  readonly tookMs: number;
}

const AUDITS = `
  SELECT id, began_at AS "beganAt", finished_at AS "finishedAt", took_ms AS "tookMs", checked, sampled, drift_count AS "driftCount", drifts
  FROM figure_audits`;

/** The audits of figures and their reports, which are kept. */
@Injectable()
export class FigureAudits {
  readonly #log: Log;

  constructor(
    private readonly audit: AuditFigures,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.#log = log.in('figures');
  }

  /** Holds an audit now, keeps its report, and says aloud what drifts. */
  async hold(): Promise<HeldAudit> {
    const [beganAt, from] = [this.clock.now(), performance.now()];
    const report = await this.audit.run();
    const held = { id: newId<'FigureAudit'>(), beganAt, finishedAt: this.clock.now(), tookMs: Math.round(performance.now() - from), ...report };
    await this.#keep(held);
    const { checked, sampled, driftCount, drifts, tookMs } = held;
    if (driftCount === 0) this.#log.info({ checked, sampled, tookMs }, 'figures audited: nothing drifts');
    else this.#log.error({ checked, sampled, tookMs, driftCount, drifts: drifts.slice(0, 20) }, 'figures drift from the ledger');
    return held;
  }

  /** The latest first. */
  list(limit: number): Promise<HeldAudit[]> {
    return this.transactions.run('platform', (tx) => tx.rows<HeldAudit>(`${AUDITS} ORDER BY finished_at DESC, id DESC LIMIT $1`, [limit]));
  }

  /** Number of drifts and instant of the last audit, without what drifts. */
  findLast(): Promise<Pick<HeldAudit, 'driftCount' | 'finishedAt'> | null> {
    return this.transactions.run('platform', (tx) =>
      tx.row(`SELECT drift_count AS "driftCount", finished_at AS "finishedAt" FROM figure_audits ORDER BY finished_at DESC, id DESC LIMIT 1`),
    );
  }

  async #keep({ id, beganAt, finishedAt, tookMs, checked, sampled, driftCount, drifts }: HeldAudit): Promise<void> {
    await this.transactions.run('platform', (tx) =>
      tx.rows(
        `INSERT INTO figure_audits (id, began_at, finished_at, took_ms, checked, sampled, drift_count, drifts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, beganAt, finishedAt, tookMs, checked, sampled, driftCount, JSON.stringify(drifts)],
      ),
    );
  }
}
