import type { Transaction } from '../../database/transaction.js';
import type { Transactions } from '../../database/transactions.js';
import type { Journal } from '../journal.js';
import type { PgSnapshot } from '../pg-snapshot.js';
import type { Compute } from './compute.js';
import type { ComputedState } from './computed-state.js';

/** In each period of so long, unchanged things are computed once all the same: not all that a value shows is in the journal. */
const PERIOD_MS = 15 * 60_000;

interface Moment {
  snapshot: PgSnapshot;
  at: string;
}

export interface ComputeSource {
  readonly compute: Compute<string, unknown>;
  /** Tells which things have changed since a value was computed; null where nothing does. */
  readonly journal: Journal | null;
}

/** Computes a field for many things in one snapshot, and names it. */
export class ValueComputer {
  constructor(
    private readonly transactions: Transactions,
    private readonly source: ComputeSource,
  ) {}

  /** `seen`: what is known so far. Things about which nothing was booked since keep their value and get the new instant. */
  compute(ids: readonly string[], seen: ReadonlyMap<string, ComputedState>): Promise<ReadonlyMap<string, ComputedState>> {
    return this.transactions.readOnce('platform', (tx) => this.#computeIn(tx, ids, seen));
  }

  /** The same for those ids that `claimSql` answers; what it locks is held until they are computed. */
  computeWhere(claimSql: string, field: string, ids: readonly string[], seen: ReadonlyMap<string, ComputedState>): Promise<ReadonlyMap<string, ComputedState>> {
    return this.transactions.readOnce('platform', async (tx) => {
      const claimed = await tx.rows<{ id: string }>(claimSql, [ids, field]);
      return claimed.length === 0 ? new Map() : this.#computeIn(tx, claimed.map(({ id }) => id), seen);
    });
  }

  async #computeIn(tx: Transaction, ids: readonly string[], seen: ReadonlyMap<string, ComputedState>): Promise<ReadonlyMap<string, ComputedState>> {
    const moment = await tx.row<Moment>(`SELECT pg_current_snapshot()::text AS snapshot, floor(extract(epoch FROM statement_timestamp()) * 1000)::bigint AS at`);
    if (moment === null) throw new Error('the database told no time');
    const { snapshot, at } = { snapshot: moment.snapshot, at: Number(moment.at) };
    const kept = await this.#unchanged(tx, ids, seen, at);
    const changed = ids.filter((id) => !kept.has(id));
    const values = changed.length === 0 ? new Map<string, unknown>() : await this.source.compute(changed, tx);
    const toJson = (id: string) => (kept.has(id) ? (seen.get(id) as ComputedState).json : JSON.stringify(values.get(id) ?? null));
    return new Map(ids.map((id) => [id, { json: toJson(id), snapshot, at }]));
  }

  /** Those of which the journal has nothing that their value has not seen: a look into its index for each. */
  async #unchanged(tx: Transaction, ids: readonly string[], seen: ReadonlyMap<string, ComputedState>, now: number): Promise<ReadonlySet<string>> {
    const { journal } = this.source;
    const periodOf = (at: number) => Math.floor(at / PERIOD_MS);
    const known = ids.filter((id) => periodOf(seen.get(id)?.at ?? 0) === periodOf(now));
    if (journal === null || known.length === 0) return new Set();
    const rows = await tx.rows<{ id: string }>(
      `SELECT known.id FROM unnest($1::uuid[], $2::pg_snapshot[]) AS known (id, snapshot)
       WHERE NOT EXISTS (SELECT FROM ${journal.table} step WHERE step.${journal.key} = known.id
         AND step.xid >= pg_snapshot_xmin(known.snapshot) AND NOT pg_visible_in_snapshot(step.xid, known.snapshot))`,
      [known, known.map((id) => (seen.get(id) as ComputedState).snapshot)],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
