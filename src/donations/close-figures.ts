import { Injectable } from '@nestjs/common';
import type { Fundraiser } from '../campaigns/fundraiser.reader.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/ids.js';
import { readClosingFigures, type ReadFigures } from './closing-figures.js';
import { isSameFigures, listStatements, type ClosingStatement } from './closing-statements.js';

export type ClosingOutcome =
  /** `isNew`: nothing had been stated, or something else; otherwise the statement that stands says the same. */
  | { readonly kind: 'closed'; readonly statement: ClosingStatement; readonly isNew: boolean }
  /** `endsAt`: null where there is no end. */
  | { readonly kind: 'not_ended'; readonly endsAt: Date | null };

/**
 * States what a campaign or a giving day has raised, once it has ended. Where money moves on a figure, the figure comes
 * from the ledger: whatever is cached for readers is never asked.
 */
@Injectable()
export class CloseFigures {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  run(of: Fundraiser, actor: string): Promise<ClosingOutcome> {
    return this.transactions.run({ organisationId: of.organisationId }, async (tx) => {
      // Held until commit: of two that close at once, the second finds what the first has stated.
      await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended('closing ' || $1, 0))`, [of.id]);
      const endsAt = await this.#endOf(tx, of);
      if (endsAt === null || endsAt > this.clock.now()) return { kind: 'not_ended', endsAt };
      const [standing] = await listStatements(tx, of.id, 1);
      const read = await readClosingFigures(tx, of.id);
      if (standing !== undefined && isSameFigures(standing.figures, read.figures)) return { kind: 'closed', statement: standing, isNew: false };
      return { kind: 'closed', statement: await this.#state(tx, of, { ...read, number: (standing?.number ?? 0) + 1, actor }), isNew: true };
    });
  }

  /** Read here and now: it may have been moved since the caller looked. */
  async #endOf(tx: Transaction, { kind, id }: Fundraiser): Promise<Date | null> {
    const sql = kind === 'campaign' ? `SELECT closes_at AS ends_at FROM campaigns WHERE id = $1` : `SELECT ends_at FROM giving_days WHERE id = $1`;
    const row = await tx.row<{ ends_at: Date | null }>(sql, [id]);
    return row && row.ends_at;
  }

  async #state(tx: Transaction, { kind, id, organisationId }: Fundraiser, stated: ReadFigures & { number: number; actor: string }): Promise<ClosingStatement> {
    const statement = { id: newId<'ClosingStatement'>(), ...stated };
    const { number, figures, snapshot, asOf, actor } = statement;
    const [campaignId, givingDayId] = kind === 'campaign' ? [id, null] : [null, id];
    await tx.rows(
      `INSERT INTO closing_statements (id, organisation_id, campaign_id, giving_day_id, number, figures, snapshot, as_of, actor)
       VALUES ($1, $2, $3, $4, $5, $6, $7::pg_snapshot, $8, $9)`,
      [statement.id, organisationId, campaignId, givingDayId, number, JSON.stringify(figures), snapshot, asOf, actor],
    );
    const subject = `${kind === 'campaign' ? 'campaign' : 'giving-day'}:${id}`;
    await this.audit.add(tx, { organisationId, actor, action: 'figures.close', subject, detail: { statementId: statement.id, number, figures } });
    return statement;
  }
}
