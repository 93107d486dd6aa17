import { randomUUID } from 'node:crypto';
import type { Transactions } from '../../database/transactions.js';
import type { FigureMetrics } from '../additive/figure-metrics.js';
import type { ComputedState } from './computed-state.js';
import { LEASE_MS, whileHolding } from './lease-holder.js';
import type { ValueColumns } from './value-columns.js';
import type { ValueComputer } from './value-computer.js';
import type { Claim, ValueStore } from './value-store.js';

export type Seen = ReadonlyMap<string, ComputedState>;

export interface RefresherParts {
  readonly store: ValueStore;
  readonly columns: ValueColumns;
  readonly computer: ValueComputer;
  readonly transactions: Transactions;
  readonly metrics: FigureMetrics;
}

/** Computes what nobody else in the fleet is computing, and gives it to Redis and to the columns. */
export class ValueRefresher {
  constructor(private readonly parts: RefresherParts) {}

  /** Returns what was computed here; what others are at, have just done or rest from is left out. */
  async refresh(ids: readonly string[], seen: Seen): Promise<ReadonlyMap<string, ComputedState>> {
    const owner = randomUUID();
    const claims = await this.parts.store.claim(ids, owner, LEASE_MS, (id) => seen.get(id)?.at ?? 0);
    if (claims === null) return this.#refreshWithoutRedis(ids, seen);
    this.#count(claims);
    const won = ids.filter((_, at) => claims[at] === 'won');
    return won.length === 0 ? new Map() : this.#computeHeld(won, seen, owner);
  }

  /** Whatever anybody is doing: from a snapshot taken after the call. */
  async force(ids: readonly string[]): Promise<ReadonlyMap<string, ComputedState>> {
    return this.#keep(await this.#compute(ids, new Map()), randomUUID());
  }

  async #computeHeld(ids: readonly string[], seen: Seen, owner: string): Promise<ReadonlyMap<string, ComputedState>> {
    try {
      const states = await whileHolding(this.parts.store, ids, owner, () => this.#compute(ids, seen));
      return await this.#keep(states, owner);
    } catch (error) {
      await this.parts.store.fail(ids, owner);
      throw error;
    }
  }

  /** Claims are locks of the database then, which die with the connection that took them. */
  #refreshWithoutRedis(ids: readonly string[], seen: Seen): Promise<ReadonlyMap<string, ComputedState>> {
    return this.parts.transactions.run('platform', async (tx) => {
      const rows = await tx.rows<{ id: string }>(
        `SELECT wanted.id FROM unnest($1::text[]) AS wanted (id) WHERE pg_try_advisory_xact_lock(hashtextextended($2 || wanted.id, 0))`,
        [ids, this.parts.store.field],
      );
      const won = rows.map(({ id }) => id);
      return won.length === 0 ? new Map() : this.#keep(await this.#compute(won, seen), '');
    });
  }

  async #compute(ids: readonly string[], seen: Seen): Promise<ReadonlyMap<string, ComputedState>> {
    this.parts.metrics.computed(this.parts.store.field, ids.length);
    return this.parts.computer.compute(ids, seen);
  }

  async #keep(states: ReadonlyMap<string, ComputedState>, owner: string): Promise<ReadonlyMap<string, ComputedState>> {
    const outcomes = await this.parts.store.install(states, owner);
    for (const outcome of outcomes ?? []) this.parts.metrics.install(outcome);
    await this.parts.columns.write(states);
    return states;
  }

  #count(claims: readonly Claim[]): void {
    for (const claim of claims) this.parts.metrics.claim(claim);
  }
}
