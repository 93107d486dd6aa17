import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { OrganisationId } from '../../shared/ids.js';
import { AuditFindings, type AuditReport } from './audit-report.js';
import { AuditTotals } from './audit-totals.js';
import { AuditValues } from './audit-values.js';

const ORGANISATIONS = 100;

/**
 * Holds every figure against the ledger. It changes nothing, reads in batches, and each of its statements is bounded,
 * so that it may run beside a giving day.
 */
@Injectable()
export class AuditFigures {
  constructor(
    private readonly totals: AuditTotals,
    private readonly values: AuditValues,
    private readonly transactions: Transactions,
  ) {}

  async run(): Promise<AuditReport> {
    const findings = new AuditFindings();
    for await (const organisationId of this.#organisations()) await this.totals.run(organisationId, findings);
    await this.values.run(findings);
    return findings.report();
  }

  async *#organisations(): AsyncGenerator<OrganisationId> {
    let after: OrganisationId | null = null;
    for (;;) {
      const rows: { id: OrganisationId }[] = await this.transactions.run('platform', (tx) =>
        tx.rows(`SELECT id FROM organisations WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`, [after, ORGANISATIONS]),
      );
      yield* rows.map(({ id }) => id);
      after = rows.at(-1)?.id ?? null;
      if (rows.length < ORGANISATIONS) return;
    }
  }
}
