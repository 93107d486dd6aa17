import { primaryPosition } from '../../database/replica-position.js';
import type { ReplicaReads } from '../../database/replica-reads.js';
import type { Transaction } from '../../database/transaction.js';
import type { Transactions } from '../../database/transactions.js';
import type { Journal } from '../journal.js';
import type { PgSnapshot } from '../pg-snapshot.js';
import type { Compute } from './compute.js';
import type { ComputedState } from './computed-state.js';

/** In each period of so long, unchanged things are computed once all the same: not all that a value shows is in the journal. */
const PERIOD_MS = 15 * 60_000;

type States = ReadonlyMap<string, ComputedState>;
type Seen = States;

/** What a value is labelled with: it has counted at least what the snapshot sees. */
interface Moment {
  readonly snapshot: PgSnapshot;
  readonly at: number;
}

export interface ComputeSource {
  readonly compute: Compute<string, unknown>;
  /** Tells which things have changed since a value was computed; null where nothing does. */
  readonly journal: Journal | null;
}

/** Computes a field for many things in one snapshot, and names it. */
export class ValueComputer {
  constructor(
    private readonly databases: { readonly transactions: Transactions; readonly replica: ReplicaReads },
    private readonly source: ComputeSource,
  ) {}

  /** `seen`: what is known so far. Things about which nothing was booked since keep their value and get the new instant. */
  async compute(ids: readonly string[], seen: Seen): Promise<States> {
    const { transactions, replica } = this.databases;
    const elsewhere = replica.isWorthAsking ? await this.#onReplica(ids, seen) : null;
    return elsewhere?.answer ?? transactions.readOnce('platform', (tx) => this.computeIn(tx, ids, seen));
  }

  /** In a transaction of the primary that sees one snapshot from beginning to end. */
  async computeIn(tx: Transaction, ids: readonly string[], seen: Seen): Promise<States> {
    return this.#computeAt(await primaryPosition(tx), tx, ids, seen);
  }

  /** Labelled with what the primary saw before: what the replica has applied by then may be more, and is never less. */
  async #onReplica(ids: readonly string[], seen: Seen): Promise<{ readonly answer: States } | null> {
    const { transactions, replica } = this.databases;
    const moment = await transactions.run('platform', primaryPosition);
    return replica.since(moment.lsn, 'platform', (tx) => this.#computeAt(moment, tx, ids, seen));
  }

  async #computeAt({ snapshot, at }: Moment, tx: Transaction, ids: readonly string[], seen: Seen): Promise<States> {
    const kept = await this.#unchanged(tx, ids, seen, at);
    const changed = ids.filter((id) => !kept.has(id));
    const values = changed.length === 0 ? new Map<string, unknown>() : await this.source.compute(changed, tx);
    const toJson = (id: string) => (kept.has(id) ? (seen.get(id) as ComputedState).json : JSON.stringify(values.get(id) ?? null));
    return new Map(ids.map((id) => [id, { json: toJson(id), snapshot, at }]));
  }

  /** Those of which the journal has nothing that their value has not seen: a look into its index for each. */
  async #unchanged(tx: Transaction, ids: readonly string[], seen: Seen, now: number): Promise<ReadonlySet<string>> {
    const { journal } = this.source;
    const periodOf = (at: number) => Math.floor(at / PERIOD_MS);
    const known = ids.filter((id) => periodOf(seen.get(id)?.at ?? 0) === periodOf(now));
    if (journal === null || known.length === 0) return new Set();
    const rows = await tx.rows<{ id: string }>(
      // The limit is what makes it a look for each: written as NOT EXISTS it is planned as one join with the whole journal.
      `SELECT known.id FROM unnest($1::uuid[], $2::pg_snapshot[]) AS known (id, snapshot)
       LEFT JOIN LATERAL (
         SELECT true AS is_there FROM ${journal.table} step
         WHERE step.${journal.key} = known.id AND step.xid >= pg_snapshot_xmin(known.snapshot) AND NOT pg_visible_in_snapshot(step.xid, known.snapshot)
         LIMIT 1
       ) newer ON true
       WHERE newer.is_there IS NULL`,
      [known, known.map((id) => (seen.get(id) as ComputedState).snapshot)],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
