import type { FigureMetrics } from '../additive/figure-metrics.js';
import { bisect, type Bisected } from '../cadence/bisect.js';
import type { ComputedState } from './computed-state.js';
import { Gate } from './gate.js';
import { LEASE_MS, newOwner, whileHolding } from './lease-holder.js';
import type { ValueColumns } from './value-columns.js';
import type { ValueComputer } from './value-computer.js';
import type { ValueStore } from './value-store.js';

export type Seen = ReadonlyMap<string, ComputedState>;

export interface RefresherParts {
  readonly store: ValueStore;
  readonly columns: ValueColumns;
  readonly computer: ValueComputer;
  readonly metrics: FigureMetrics;
}

/** Of the ids ($1) of a field ($2) those that nobody else is computing. */
const CLAIM_SQL = `SELECT wanted.id FROM unnest($1::text[]) AS wanted (id) WHERE pg_try_advisory_xact_lock(hashtextextended($2 || wanted.id, 0))`;

/** Without Redis there is nobody to tell of a failure: each process rests for itself, in milliseconds. */
const REST_MS = 1_000;

/** Computes what nobody else in the fleet is computing, and gives it to Redis and to the columns. */
export class ValueRefresher {
  readonly #gate = new Gate(REST_MS);

  constructor(private readonly parts: RefresherParts) {}

  /**
   * As {@link refreshEach}, for readers. Without Redis one refresh of a field is made at a time, so that they never take
   * the connections that reading needs. @throws where one could not be computed, once the others have been kept.
   */
  async refresh(ids: readonly string[], seen: Seen): Promise<ReadonlyMap<string, ComputedState>> {
    const owner = newOwner();
    const won = await this.#claim(ids, seen, owner);
    if (won !== null) return allOrThrow(await this.#computeHeld(won, seen, owner));
    return (await this.#gate.pass(async () => allOrThrow(await this.#refreshWithoutRedis(ids, seen)))) ?? new Map();
  }

  /** Computes here what nobody else is at, has just done or rests from, and tells what could not be computed. */
  async refreshEach(ids: readonly string[], seen: Seen): Promise<Bisected<ComputedState>> {
    const owner = newOwner();
    const won = await this.#claim(ids, seen, owner);
    return won === null ? this.#refreshWithoutRedis(ids, seen) : this.#computeHeld(won, seen, owner);
  }

  /** Whatever anybody is doing: from a snapshot taken after the call. */
  async force(ids: readonly string[]): Promise<ReadonlyMap<string, ComputedState>> {
    return this.#keep(await this.#compute(ids, new Map()), newOwner());
  }

  async #computeHeld(ids: readonly string[], seen: Seen, owner: string): Promise<Bisected<ComputedState>> {
    const { store, metrics } = this.parts;
    const compute = () => this.#computeEach(ids, owner, (part) => this.#compute(part, seen));
    try {
      return await whileHolding(store, ids, owner, compute, (leases) => metrics.leaseLost(leases));
    } catch (error) {
      this.parts.metrics.failed(store.field, ids.length);
      await store.fail(ids, owner, error);
      throw error;
    }
  }

  /** Keeps what can be computed; the leases of what cannot are given up by the name of the error. */
  async #computeEach(ids: readonly string[], owner: string, compute: (part: readonly string[]) => Promise<ReadonlyMap<string, ComputedState>>): Promise<Bisected<ComputedState>> {
    const { store, metrics } = this.parts;
    const { done, failed } = await bisect(ids, compute);
    if (done.size > 0) await this.#keep(done, owner);
    if (failed.size > 0) metrics.failed(store.field, failed.size);
    await Promise.all([...failed].map(([id, error]) => store.fail([id], owner, error)));
    return { done, failed };
  }

  /** Claims are locks of the database then, which die with the connection that took them; who computes shares it. */
  #refreshWithoutRedis(ids: readonly string[], seen: Seen): Promise<Bisected<ComputedState>> {
    const { computer, store, metrics } = this.parts;
    return this.#computeEach(ids, '', async (part) => {
      const states = await computer.computeWhere(CLAIM_SQL, store.field, part, seen);
      metrics.computed(store.field, states.size);
      return states;
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

  /** Those that are won; null without Redis. */
  async #claim(ids: readonly string[], seen: Seen, owner: string): Promise<string[] | null> {
    const claims = await this.parts.store.claim(ids, owner, LEASE_MS, (id) => seen.get(id)?.at ?? 0);
    for (const claim of claims ?? []) this.parts.metrics.claim(claim);
    return claims && ids.filter((_, at) => claims[at] === 'won');
  }
}

function allOrThrow({ done, failed }: Bisected<ComputedState>): ReadonlyMap<string, ComputedState> {
  for (const error of failed.values()) throw error;
  return done;
}
