import type { Transactions } from '../../database/transactions.js';
import type { FigureMetrics } from '../additive/figure-metrics.js';
import { bisect, type Bisected } from '../cadence/bisect.js';
import type { ComputedState } from './computed-state.js';
import { Gate } from './gate.js';
import { LEASE_MS, newOwner, whileHolding } from './lease-holder.js';
import type { ValueColumns } from './value-columns.js';
import type { ValueComputer } from './value-computer.js';
import { NOBODY, type ValueStore } from './value-store.js';

type States = ReadonlyMap<string, ComputedState>;

/** What the caller knows so far. */
export type Seen = States;

/** Locks die with the transaction that took them. */
const LOCK_SQL = `SELECT wanted.id FROM unnest($1::uuid[]) AS wanted (id) WHERE pg_try_advisory_xact_lock(hashtextextended($2 || wanted.id, 0))`;

export interface RefresherParts {
  readonly store: ValueStore;
  readonly columns: ValueColumns;
  readonly computer: ValueComputer;
  readonly transactions: Transactions;
  readonly metrics: FigureMetrics;
}

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
  async refresh(ids: readonly string[], seen: Seen): Promise<States> {
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
  async force(ids: readonly string[]): Promise<States> {
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
    const kept = done.size > 0 ? await this.#keep(done, owner) : done;
    if (failed.size > 0) metrics.failed(store.field, failed.size);
    await Promise.all([...failed].map(([id, error]) => store.fail([id], owner, error)));
    return { done: kept, failed };
  }

  async #refreshWithoutRedis(ids: readonly string[], seen: Seen): Promise<Bisected<ComputedState>> {
    const { done, failed } = await bisect(ids, (part) => this.#computeLocked(part, seen));
    return { done: done.size > 0 ? await this.#keep(done, NOBODY) : done, failed };
  }

  /** Claims are locks of the database then, held by the connection that computes: a second one could be waited for in vain. */
  #computeLocked(ids: readonly string[], seen: Seen): Promise<States> {
    const { transactions, columns, store, computer, metrics } = this.parts;
    return transactions.readOnce('platform', async (tx) => {
      const locked = await tx.rows<{ id: string }>(LOCK_SQL, [ids, store.field]);
      const stored = await columns.readIn(tx, locked.map(({ id }) => id));
      const newer = new Map([...stored].flatMap(([id, state]) => (state !== null && state.at > (seen.get(id)?.at ?? 0) ? [[id, state] as const] : [])));
      const due = [...stored.keys()].filter((id) => !newer.has(id));
      if (due.length === 0) return newer;
      metrics.computed(store.field, due.length);
      return new Map([...newer, ...(await computer.computeIn(tx, due, seen))]);
    });
  }

  async #compute(ids: readonly string[], seen: Seen): Promise<States> {
    this.parts.metrics.computed(this.parts.store.field, ids.length);
    return this.parts.computer.compute(ids, seen);
  }

  async #keep(states: States, owner: string): Promise<States> {
    const outcomes = await this.parts.store.install(states, owner);
    for (const outcome of outcomes ?? []) this.parts.metrics.install(outcome);
    const stored = new Set(await this.parts.columns.write(states));
    const refused = [...states.keys()].filter((id) => !stored.has(id));
    return refused.length === 0 ? states : new Map([...states, ...(await this.#restore(refused))]);
  }

  /** What the columns refused is older than what they hold, and Redis, emptied meanwhile, may have taken it. */
  async #restore(ids: readonly string[]): Promise<States> {
    const held = new Map([...(await this.parts.columns.read(ids))].flatMap(([id, state]) => (state === null ? [] : [[id, state] as const])));
    await this.parts.store.install(held, NOBODY);
    return held;
  }

  /** Those that are won; null without Redis. */
  async #claim(ids: readonly string[], seen: Seen, owner: string): Promise<string[] | null> {
    const claims = await this.parts.store.claim(ids, owner, LEASE_MS, (id) => seen.get(id)?.at ?? 0);
    for (const claim of claims ?? []) this.parts.metrics.claim(claim);
    return claims && ids.filter((_, at) => claims[at] === 'won');
  }
}

function allOrThrow({ done, failed }: Bisected<ComputedState>): States {
  for (const error of failed.values()) throw error;
  return done;
}
