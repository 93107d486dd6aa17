import type { Horizon } from '../bus/horizon.js';
import type { Xid } from '../pg-snapshot.js';
import type { FigureHashes } from '../redis/figure-hashes.js';
import type { MemoryTier } from '../tiers/memory-tier.js';
import type { ServerTime } from '../tiers/server-time.js';
import { TickBatch } from '../tiers/tick-batch.js';
import type { ColumnLoads } from './column-loads.js';
import { hasCounted, type FigureState } from './figure-state.js';
import { SOFT_AGE_MS, type Shown } from './shown.js';

interface Request {
  readonly id: string;
  readonly covering: Xid | null;
}

export interface ReaderTiers {
  readonly memory: MemoryTier;
  readonly hashes: FigureHashes;
  readonly loads: ColumnLoads;
  readonly time: ServerTime;
  readonly horizon: Horizon;
  /** Told when figures could not be had from the columns either. */
  readonly onFailure: (ids: readonly string[], error: unknown) => void;
}

/** Finds the additive figures of things: in memory, else in Redis, else in the columns. */
export class AdditiveReader {
  readonly #batch = new TickBatch<Request, Shown | null>((requests) => this.#readAll(requests));
  readonly #loading = new Map<string, Promise<ReadonlyMap<string, FigureState>>>();

  constructor(private readonly tiers: ReaderTiers) {}

  /** Null for a thing that does not exist. */
  async read(id: string, covering: Xid | null): Promise<Shown | null> {
    const held = this.tiers.memory.fresh(id);
    if (held !== null && (covering === null || hasCounted(held, covering))) return { state: held, tier: 'memory', at: this.#completeAt(held), isFallback: false };
    return this.#batch.ask({ id, covering });
  }

  /** From a snapshot taken after the call; joins nothing that is under way. */
  async readAfresh(ids: readonly string[]): Promise<ReadonlyMap<string, Shown>> {
    const states = await this.tiers.loads.load(ids);
    return new Map([...states].map(([id, state]) => [id, { state, tier: 'computed', at: state.at, isFallback: false }]));
  }

  async #readAll(requests: readonly Request[]): Promise<(Shown | null | Promise<Shown | null>)[]> {
    // As far as it had come before Redis was asked: what the horizon reaches meanwhile, the answer may lack.
    const horizonAt = this.tiers.horizon.at;
    const states = await this.tiers.hashes.read(requests);
    const shown = requests.map(({ id }, at) => this.#fromRedis(id, states?.[at] ?? null, horizonAt));
    const missing = requests.filter((_, at) => shown[at] === null);
    if (missing.length === 0) return shown;
    // Its readers alone wait for what is missing, and not those who asked with them.
    const fromColumns = this.#fromColumns(missing);
    return shown.map((found, at) => found ?? fromColumns.then((find) => find(requests[at] as Request)));
  }

  /** Null where it is not there, or may have counted less than this process has shown before. */
  #fromRedis(id: string, state: FigureState | null, horizonAt: number): Shown | null {
    if (state === null || !this.tiers.memory.offer(id, state)) return null;
    const at = Math.max(state.at, horizonAt);
    if (this.tiers.time.ageOf(at) > SOFT_AGE_MS && !this.#loading.has(id)) this.#load([id]).catch(() => undefined);
    return { state, tier: 'redis', at, isFallback: false };
  }

  async #fromColumns(requests: readonly Request[]): Promise<(request: Request) => Shown | null> {
    const eager = new Set(requests.filter(({ covering }) => covering !== null).map(({ id }) => id));
    const others = new Set(requests.map(({ id }) => id).filter((id) => !eager.has(id)));
    try {
      // What a reader must find may have been booked after a load under way began.
      const [afresh, joined] = await Promise.all([this.#load([...eager]), this.#join([...others])]);
      return ({ id }) => toShown(afresh.get(id) ?? joined.get(id));
    } catch (error) {
      this.tiers.onFailure([...eager, ...others], error);
      return ({ id }) => this.#fallBack(id, error);
    }
  }

  async #join(ids: readonly string[]): Promise<ReadonlyMap<string, FigureState>> {
    const unasked = ids.filter((id) => !this.#loading.has(id));
    const loads = new Set(ids.flatMap((id) => this.#loading.get(id) ?? []));
    if (unasked.length > 0) loads.add(this.#load(unasked));
    const states = await Promise.all(loads);
    return new Map(states.flatMap((loaded) => [...loaded]));
  }

  #load(ids: readonly string[]): Promise<ReadonlyMap<string, FigureState>> {
    if (ids.length === 0) return Promise.resolve(new Map());
    const loading = this.tiers.loads.load(ids).finally(() => {
      for (const id of ids) if (this.#loading.get(id) === loading) this.#loading.delete(id);
    });
    for (const id of ids) this.#loading.set(id, loading);
    return loading;
  }

  /** The database is out of reach: what was shown last is better than nothing, and says how old it is. */
  #fallBack(id: string, error: unknown): Shown {
    const state = this.tiers.memory.last(id);
    if (state === null) throw error;
    return { state, tier: 'memory', at: state.at, isFallback: true };
  }

  /** What Redis holds, and memory has from there, lacks nothing that was booked before the horizon. */
  #completeAt(state: FigureState): number {
    return state.version === null ? state.at : Math.max(state.at, this.tiers.horizon.at);
  }
}

function toShown(state: FigureState | undefined): Shown | null {
  return state === undefined ? null : { state, tier: 'columns', at: state.at, isFallback: false };
}
