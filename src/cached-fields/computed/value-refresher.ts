import type { Transactions } from '../../database/transactions.js';
import type { FigureMetrics } from '../additive/figure-metrics.js';
import { bisect, type Bisected } from '../cadence/bisect.js';
import type { ComputedState } from './computed-state.js';
import { LEASE_MS, newOwner, whileHolding } from './lease-holder.js';
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

  /** As {@link refreshEach}. @throws where one could not be computed, once the others have been kept. */
  async refresh(ids: readonly string[], seen: Seen): Promise<ReadonlyMap<string, ComputedState>> {
    const { done, failed } = await this.refreshEach(ids, seen);
    for (const error of failed.values()) throw error;
    return done;
  }

  /** Computes here what nobody else is at, has just done or rests from, and tells what could not be computed. */
  async refreshEach(ids: readonly string[], seen: Seen): Promise<Bisected<ComputedState>> {
    const owner = newOwner();
    const claims = await this.parts.store.claim(ids, owner, LEASE_MS, (id) => seen.get(id)?.at ?? 0);
    if (claims === null) return this.#refreshWithoutRedis(ids, seen);
    this.#count(claims);
    return this.#computeHeld(ids.filter((_, at) => claims[at] === 'won'), seen, owner);
  }

  /** Whatever anybody is doing: from a snapshot taken after the call. */
  async force(ids: readonly string[]): Promise<ReadonlyMap<string, ComputedState>> {
    return this.#keep(await this.#compute(ids, new Map()), newOwner());
  }

  async #computeHeld(ids: readonly string[], seen: Seen, owner: string): Promise<Bisected<ComputedState>> {
    const { store, metrics } = this.parts;
    const compute = () => this.#computeEach(ids, seen, owner);
    try {
      return await whileHolding(store, ids, owner, compute, (leases) => metrics.leaseLost(leases));
    } catch (error) {
      this.parts.metrics.failed(store.field, ids.length);
      await store.fail(ids, owner, error);
      throw error;
    }
  }

  /** Keeps what can be computed; the leases of what cannot are given up by the name of the error. */
  async #computeEach(ids: readonly string[], seen: Seen, owner: string): Promise<Bisected<ComputedState>> {
    const { store, metrics } = this.parts;
    const { done, failed } = await bisect(ids, (part) => this.#compute(part, seen));
    if (done.size > 0) await this.#keep(done, owner);
    if (failed.size > 0) metrics.failed(store.field, failed.size);
    await Promise.all([...failed].map(([id, error]) => store.fail([id], owner, error)));
    return { done, failed };
  }

  /** Claims are locks of the database then, which die with the connection that took them. */
  #refreshWithoutRedis(ids: readonly string[], seen: Seen): Promise<Bisected<ComputedState>> {
    return this.parts.transactions.run('platform', async (tx) => {
      const rows = await tx.rows<{ id: string }>(
        `SELECT wanted.id FROM unnest($1::text[]) AS wanted (id) WHERE pg_try_advisory_xact_lock(hashtextextended($2 || wanted.id, 0))`,
        [ids, this.parts.store.field],
      );
      return this.#computeEach(rows.map(({ id }) => id), seen, '');
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
