import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import type { MailReport } from './mail-report.js';
import { MessageTokens } from './message-tokens.js';

/** What became of reports: new ones, ones that were known, and ones about nothing of ours. */
export interface RecordedReports {
  readonly recorded: number;
  readonly repeated: number;
  readonly unknown: number;
}

type Fate = keyof RecordedReports;

/** After so many mailings in thirty days that could not be delivered for now, an address counts as dead. */
const SOFT_BOUNCES = 3;

/** A server whose clock is wrong must not write into next year. */
const LONGEST_AGO_MS = 90 * 24 * 3_600_000;

/** Notes bounces and complaints with their messages, each once, and keeps those addresses from getting more. Receipts still go out. */
@Injectable()
export class RecordMailReports {
  constructor(
    private readonly transactions: Transactions,
    private readonly tokens: MessageTokens,
    private readonly clock: Clock,
  ) {}

  async run(reports: readonly MailReport[]): Promise<RecordedReports> {
    const counts = { recorded: 0, repeated: 0, unknown: 0 };
    for (const report of reports) counts[await this.#record(report)] += 1;
    return counts;
  }

  async #record(report: MailReport): Promise<Fate> {
    const key = this.tokens.read(report.token);
    if (key === null || key.position === 0) return 'unknown';
    return this.transactions.run('platform', async (tx) => {
      const message = await tx.row<{ organisation_id: OrganisationId; address: string }>(
        `SELECT organisation_id, address FROM messages WHERE mailing_id = $1 AND position = $2`,
        [key.mailingId, key.position],
      );
      if (message === null) return 'unknown';
      const { organisation_id: organisationId, address } = message;
      const at = this.#instantOf(report);
      const isNew = await tx.row(
        `INSERT INTO mail_events (key, organisation_id, mailing_id, position, address, kind, detail, happened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (key) DO NOTHING RETURNING key`,
        [report.key, organisationId, key.mailingId, key.position, address, report.kind, report.detail, at],
      );
      if (isNew === null) return 'repeated';
      const column = report.kind === 'complaint' ? 'complained_at' : 'bounced_at';
      await tx.rows(`UPDATE messages SET ${column} = coalesce(${column}, $3) WHERE mailing_id = $1 AND position = $2`, [key.mailingId, key.position, at]);
      await suppress(tx, organisationId, address, report, at);
      return 'recorded';
    });
  }

  #instantOf({ happenedAt }: MailReport): Date {
    const now = this.clock.now();
    const age = happenedAt === null ? 0 : now.getTime() - happenedAt.getTime();
    return happenedAt !== null && age >= 0 && age < LONGEST_AGO_MS ? happenedAt : now;
  }
}

async function suppress(tx: Transaction, organisationId: OrganisationId, address: string, { kind, detail }: MailReport, at: Date): Promise<void> {
  if (kind === 'soft_bounce') {
    const soft = await tx.row<{ mailings: number }>(
      `SELECT count(DISTINCT mailing_id)::integer AS mailings FROM mail_events
       WHERE organisation_id = $1 AND address = $2 AND kind = 'soft_bounce' AND happened_at > $3::timestamptz - interval '30 days'`,
      [organisationId, address, at],
    );
    if ((soft?.mailings ?? 0) < SOFT_BOUNCES) return;
  }
  // A complaint outweighs a bounce; neither is lifted by the other.
  await tx.rows(
    `INSERT INTO mail_suppressions (organisation_id, address, reason, since, detail) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (organisation_id, address, list_id) DO UPDATE
       SET reason = CASE WHEN mail_suppressions.reason = 'complained' AND mail_suppressions.lifted_at IS NULL THEN 'complained' ELSE EXCLUDED.reason END,
           detail = EXCLUDED.detail, lifted_at = NULL, import_id = NULL`,
    [organisationId, address, kind === 'complaint' ? 'complained' : 'bounced', at, detail],
  );
}
