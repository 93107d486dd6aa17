import { Injectable } from '@nestjs/common';
import type { BoundEntity } from '../../cached-fields/bind-figures.js';
import { CachedFieldsExplorer } from '../../cached-fields/cached-fields.explorer.js';
import { measuresOf, type JournalRow } from '../../cached-fields/journal.js';
import { addMeasures, type Measures } from '../../cached-fields/measures.js';
import type { Transaction } from '../../database/transaction.js';
import { Transactions } from '../../database/transactions.js';
import { foldDonorsSql } from '../../donations/ledger-fold.sql.js';
import { LEDGER_JOURNAL } from '../../donations/ledger-journal.js';
import type { OrganisationId } from '../../shared/ids.js';
import type { AuditFindings, Drift } from './audit-report.js';
import { RedisSuspects } from './redis-suspects.js';
import { isSame } from './same-measures.js';

/** Donors of which the ledger is folded by one statement, and things that are compared with it at once. */
const DONORS = 1_000;
const THINGS = 500;

/**
 * Compares the totals of everything an organisation has with its ledger, both in one snapshot: a gift that comes
 * meanwhile is in both or in neither, so what differs is wrong.
 */
@Injectable()
export class AuditTotals {
  constructor(
    private readonly figures: CachedFieldsExplorer,
    private readonly transactions: Transactions,
    private readonly suspects: RedisSuspects,
  ) {}

  async run(organisationId: OrganisationId, findings: AuditFindings): Promise<void> {
    const suspects = await this.transactions.readOnce('platform', async (tx) => {
      const booked = await this.#fold(tx, organisationId);
      const suspected: { readonly table: string; readonly ids: string[] }[] = [];
      for (const [table, { additive }] of this.figures.tables) {
        if (additive === null) continue;
        const ids: string[] = [];
        for await (const batch of thingsOf(tx, table, organisationId)) {
          findings.checked += batch.length;
          findings.add(await this.#compare(tx, { organisationId, table, additive, ids: batch, booked }));
          ids.push(...(await this.suspects.find(batch, booked)));
          for (const id of batch) booked.delete(id);
        }
        suspected.push({ table, ids });
      }
      findings.add([...booked].map(([id, measures]) => ({ organisationId, table: 'none', id, field: null, tier: 'columns', shown: null, booked: measures })));
      return suspected;
    });
    for (const { table, ids } of suspects) findings.add(await this.suspects.confirm(organisationId, table, ids));
  }

  /** What was booked for each thing: a whole ledger's worth of rows, of which no more than a batch is ever in memory. */
  async #fold(tx: Transaction, organisationId: OrganisationId): Promise<Map<string, Measures>> {
    const booked = new Map<string, Measures>();
    for await (const donors of donorsOf(tx, organisationId)) {
      for (const row of await tx.rows<JournalRow>(foldDonorsSql, [donors])) {
        const id = String(row['id']);
        booked.set(id, addMeasures(booked.get(id) ?? {}, measuresOf(LEDGER_JOURNAL, row)));
      }
    }
    return booked;
  }

  async #compare(tx: Transaction, { organisationId, table, additive, ids, booked }: Comparison): Promise<Drift[]> {
    const caughtUp = await additive.columns.readIn(tx, ids);
    const pairs = ids.map((id) => ({ id, shown: caughtUp.get(id)?.state.measures ?? {}, booked: booked.get(id) ?? {} }));
    return pairs.filter((pair) => !isSame(pair.shown, pair.booked)).map((pair) => ({ organisationId, table, field: null, tier: 'columns', ...pair }));
  }
}

interface Comparison {
  readonly organisationId: OrganisationId;
  readonly table: string;
  readonly additive: BoundEntity;
  readonly ids: readonly string[];
  readonly booked: ReadonlyMap<string, Measures>;
}

const donorsOf = (tx: Transaction, organisationId: OrganisationId) => idsBy(tx, `SELECT id FROM donors WHERE organisation_id = $1`, organisationId, DONORS);

const thingsOf = (tx: Transaction, table: string, organisationId: OrganisationId) =>
  idsBy(tx, `SELECT id FROM ${table} WHERE ${table === 'organisations' ? 'id' : 'organisation_id'} = $1`, organisationId, THINGS);

async function* idsBy(tx: Transaction, sql: string, organisationId: OrganisationId, most: number): AsyncGenerator<string[]> {
  let after: string | null = null;
  for (;;) {
    const rows: { id: string }[] = await tx.rows(`${sql} AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`, [organisationId, after, most]);
    if (rows.length > 0) yield rows.map(({ id }) => id);
    after = rows.at(-1)?.id ?? null;
    if (rows.length < most) return;
  }
}
