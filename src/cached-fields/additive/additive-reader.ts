import type { Horizon } from '../bus/horizon.js';
import type { Xid } from '../pg-snapshot.js';
import type { FigureHashes } from '../redis/figure-hashes.js';
import type { Background } from '../tiers/background.js';
import type { MemoryTier } from '../tiers/memory-tier.js';
import type { ServerTime } from '../tiers/server-time.js';
import { OutOfPatience, type Patience } from '../tiers/patience.js';
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
  readonly background: Background;
  readonly patience: Patience;
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
    this.#loadOld(requests.filter((_, at) => this.#isOld(shown[at] ?? null)).map(({ id }) => id));
    const missing = requests.filter((_, at) => shown[at] === null);
    if (missing.length === 0) return shown;
    const fromColumns = this.#fromColumns(missing);
    return shown.map((found, at) => found ?? fromColumns(requests[at] as Request));
  }

  /** Null where it is not there, or may have counted less than this process has shown before. */
  #fromRedis(id: string, state: FigureState | null, horizonAt: number): Shown | null {
    if (state === null || !this.tiers.memory.offer(id, state)) return null;
    return { state, tier: 'redis', at: Math.max(state.at, horizonAt), isFallback: false };
  }

  #isOld(shown: Shown | null): boolean {
    return shown !== null && this.tiers.time.ageOf(shown.at) > SOFT_AGE_MS;
  }

  /** Together, and behind the readers: one by one they would take all the connections that reading needs. */
  #loadOld(ids: readonly string[]): void {
    const unasked = [...new Set(ids)].filter((id) => !this.#loading.has(id));
    if (unasked.length > 0) this.tiers.background.run(this.#load(unasked));
  }

  /** Whoever has been shown something before need not wait until the database has given up, nor fail with it. */
  #fromColumns(requests: readonly Request[]): (request: Request) => Promise<Shown | null> {
    const { memory, patience, onFailure } = this.tiers;
    const isSpared = ({ id, covering }: Request) => patience.isResting && covering === null && memory.last(id) !== null;
    const asked = new Set(requests.filter((request) => !isSpared(request)));
    const loading = this.#loadFor([...asked]);
    loading.catch((error: unknown) => onFailure([...asked].map(({ id }) => id), error));
    return async (request) => {
      const { id, covering } = request;
      if (!asked.has(request)) return this.#fallBack(id, new OutOfPatience());
      const found = memory.last(id) === null ? loading : patience.wait(loading, { isOwn: covering !== null });
      return found.then((shownOf) => shownOf(id), (error: unknown) => this.#fallBack(id, error));
    };
  }

  async #loadFor(requests: readonly Request[]): Promise<(id: string) => Shown | null> {
    const eager = new Set(requests.filter(({ covering }) => covering !== null).map(({ id }) => id));
    const others = new Set(requests.map(({ id }) => id).filter((id) => !eager.has(id)));
    // What a reader must find may have been booked after a load under way began.
    const [afresh, joined] = await Promise.all([this.#load([...eager]), this.#join([...others])]);
    return (id) => toShown(afresh.get(id) ?? joined.get(id));
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
