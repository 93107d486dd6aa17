import type { Redis } from 'ioredis';
import { reasonOf } from '../../shared/log.js';
import { LONGEST_REASON } from '../cadence/set-aside.js';
import type { Breaker } from '../redis/breaker.js';
import { errorKey } from '../redis/figure-keys.js';
import { runScripts, script, type ScriptCall } from '../redis/script-batch.js';
import { CLAIM_LEASE, EXTEND_LEASE, FAIL_LEASE } from './claim-lease.lua.js';
import { readComputed, type ComputedState } from './computed-state.js';
import { INSTALL_VALUE } from './install-value.lua.js';

const CLAIM = script(CLAIM_LEASE);
const EXTEND = script(EXTEND_LEASE);
const FAIL = script(FAIL_LEASE);
const INSTALL = script(INSTALL_VALUE);

/** How long a value is kept, in seconds; the columns keep it for ever. */
const TTL_SECONDS = 86_400;

/** How long the fleet rests after a failed compute, in milliseconds. */
const SHORTEST_REST_MS = 500;
const LONGEST_REST_MS = 30_000;

export type Claim = 'won' | 'newer' | 'busy';

/** What stands in the place of a lease's owner while the fleet rests. */
const RESTING = 'rest';

/** What Redis holds of one field of one thing. */
export interface StoredValue {
  readonly snapshot: string | null;
  /** Milliseconds since the epoch, by the database's clock. */
  readonly at: number | null;
  /** Who is computing it; null where nobody is. */
  readonly leaseHolder: string | null;
  /** It could not be computed, and nobody tries for a moment. */
  readonly isResting: boolean;
  /** In a row. */
  readonly failures: number;
}

/** The owner of a value that is only given back to Redis: nobody has computed it just now. */
export const NOBODY = '';

/** The values of one computed field in Redis, and who is computing them. Answers null where Redis is out of reach. */
export class ValueStore {
  constructor(
    private readonly redis: Redis,
    private readonly breaker: Breaker,
    private readonly channel: string,
    /** Table and field: `campaigns.donorTags`. */
    readonly field: string,
  ) {}

  read(ids: readonly string[]): Promise<(ComputedState | null)[] | null> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.breaker.call(async () => {
      const texts = await this.redis.mget(ids.map((id) => this.#key(id)));
      return texts.map((text) => (text === null ? null : readComputed(text)));
    });
  }

  /** `seenAt`: the instant of the value that the caller has, 0 for none. */
  claim(ids: readonly string[], owner: string, leaseMs: number, seenAt: (id: string) => number): Promise<Claim[] | null> {
    return this.#run(ids.map((id) => this.#call(CLAIM, [this.#leaseKey(id), this.#key(id)], [owner, leaseMs, seenAt(id)]))) as Promise<Claim[] | null>;
  }

  /** Keeps the leases of whoever is still at work. Answers those that are no longer the owner's. */
  async extend(ids: readonly string[], owner: string, leaseMs: number): Promise<string[]> {
    const answers = await this.#run(ids.map((id) => this.#call(EXTEND, [this.#leaseKey(id)], [owner, leaseMs])));
    return answers === null ? [] : ids.filter((_, at) => answers[at] === 0);
  }

  /** After a failure nobody tries again for a while. */
  async fail(ids: readonly string[], owner: string, error?: unknown): Promise<void> {
    const reason = reasonOf(error).slice(0, LONGEST_REASON);
    await this.#run(
      ids.map((id) =>
        this.#call(FAIL, [this.#leaseKey(id), this.#failuresKey(id), errorKey(id, this.field)], [owner, SHORTEST_REST_MS, LONGEST_REST_MS, Math.random(), reason]),
      ),
    );
  }

  install(states: ReadonlyMap<string, ComputedState>, owner: string): Promise<('installed' | 'older')[] | null> {
    const calls = [...states].map(([id, { snapshot, at, json }]) =>
      this.#call(INSTALL, [this.#key(id), this.#leaseKey(id), this.#failuresKey(id)], [snapshot, at, json, TTL_SECONDS, owner, this.channel, id, this.field]),
    );
    return this.#run(calls) as Promise<('installed' | 'older')[] | null>;
  }

  /** What is held of a thing, for people who wonder: its snapshot, who is computing it, and how often that has failed. */
  inspect(id: string): Promise<StoredValue | null> {
    return this.breaker.call(async () => {
      const [value, lease, failures] = await this.redis.mget(this.#key(id), this.#leaseKey(id), this.#failuresKey(id));
      const state = value == null ? null : readComputed(value);
      const isResting = lease === RESTING;
      return { snapshot: state?.snapshot ?? null, at: state?.at ?? null, leaseHolder: isResting ? null : (lease ?? null), isResting, failures: Number(failures ?? 0) };
    });
  }

  /** Drops what is held. */
  async forget(ids: readonly string[]): Promise<void> {
    await this.breaker.call(() => Promise.all(ids.map((id) => this.redis.del(this.#key(id)))));
  }

  #call(of: ScriptCall['script'], keys: readonly string[], parameters: ScriptCall['parameters']): ScriptCall {
    return { script: of, keys, parameters };
  }

  #run(calls: readonly ScriptCall[]): Promise<unknown[] | null> {
    return calls.length === 0 ? Promise.resolve([]) : this.breaker.call(() => runScripts(this.redis, calls));
  }

  #key(id: string): string {
    return `freshet:{${id}}:value:${this.field}`;
  }

  #leaseKey(id: string): string {
    return `freshet:{${id}}:lease:${this.field}`;
  }

  #failuresKey(id: string): string {
    return `freshet:{${id}}:failures:${this.field}`;
  }
}
