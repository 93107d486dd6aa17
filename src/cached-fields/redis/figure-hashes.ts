import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { FigureState } from '../additive/figure-state.js';
import { readMeasures, writeMeasures, type Measures } from '../measures.js';
import type { Xid } from '../pg-snapshot.js';
import { ADD_DELTAS } from './add-delta.lua.js';
import type { Breaker } from './breaker.js';
import { figuresChannel, figuresKey, HASH_TTL_SECONDS, MOST_DELTAS, OPENED_TTL_SECONDS, QUIET_MS } from './figure-keys.js';
import { INSTALL_FIGURES } from './install-figures.lua.js';
import { OPEN_HASH } from './open-hash.lua.js';
import { acceptable, stateOrNothing } from './read-figure-state.js';
import { runScripts, script, type ScriptCall } from './script-batch.js';
import type { ServerLife } from './server-life.js';
import { TELL_FIGURES } from './tell-figures.lua.js';

const OPEN = script(OPEN_HASH);
const ADD = script(ADD_DELTAS);
const INSTALL = script(INSTALL_FIGURES);
const TELL = script(TELL_FIGURES);

/** One read: which thing, and which transaction its figures must have counted. */
export interface HashRequest {
  readonly id: string;
  readonly covering: Xid | null;
}

/** What one transaction changed in the figures of one thing. */
export interface Delta {
  readonly id: string;
  readonly xid: Xid;
  readonly measures: Measures;
}

export type DeltaOutcome = 'applied' | 'quiet' | 'kept' | 'covered' | 'duplicate' | 'gone';
export type InstallOutcome = 'installed' | 'older' | 'epoch';

export interface Install {
  readonly id: string;
  readonly epoch: string;
  readonly state: FigureState;
}

export interface Installed {
  readonly outcome: InstallOutcome;
  /** What the hash holds now; null where it was refused for its epoch. */
  readonly state: FigureState | null;
}

/** What a hash holds, as it stands. */
export interface HeldFigures {
  readonly epoch: string;
  /** Null before the first value. */
  readonly sequence: string | null;
  readonly snapshot: string | null;
  readonly at: string | null;
  readonly values: string | null;
  readonly deltas: number;
  /** The latest of them. */
  readonly recentDeltas: readonly { readonly xid: Xid; readonly measures: Measures }[];
}

/** The figures in Redis, one hash for each thing. Every call is one round trip, and answers null where Redis is out of reach. */
export class FigureHashes {
  readonly channel: string;

  constructor(
    private readonly redis: Redis,
    private readonly breaker: Breaker,
    private readonly life: ServerLife,
  ) {
    this.channel = figuresChannel(redis.options.db ?? 0);
  }

  /** Null, too, for each that is not there or has not counted what it must. */
  async read(requests: readonly HashRequest[]): Promise<(FigureState | null)[] | null> {
    return this.breaker.call(async () => {
      const pipeline = this.redis.pipeline();
      for (const { id, covering } of requests) {
        pipeline.hmget(figuresKey(id), 'epoch', 'sequence', 'snapshot', 'at', 'values', `d:${covering ?? ''}`);
      }
      const answers = (await pipeline.exec()) ?? [];
      return requests.map(({ covering }, at) => {
        const state = acceptable(answers[at] as [Error | null, unknown], covering);
        return state !== null && this.isOfNow(state) ? state : null;
      });
    });
  }

  /** Whether a state comes from a hash that can have lost nothing. */
  isOfNow({ version }: FigureState): boolean {
    return version !== null && this.life.isOfNow(version.epoch);
  }

  /** The epoch of each hash, begun where there was none. */
  async open(ids: readonly string[]): Promise<string[] | null> {
    const { name } = this.life;
    if (name === null) return null;
    return (await this.#run(ids.map((id) => ({ script: OPEN, keys: [figuresKey(id)], parameters: [`${name}:`, randomUUID(), OPENED_TTL_SECONDS] })))) as string[] | null;
  }

  /** Offers what was computed; the answer is what the hash holds afterwards. */
  async install(installs: readonly Install[]): Promise<Installed[] | null> {
    const calls = installs.map(({ id, epoch, state }) => ({
      script: INSTALL,
      keys: [figuresKey(id)],
      parameters: [epoch, state.snapshot, state.at, writeMeasures(state.measures), HASH_TTL_SECONDS, this.channel, id],
    }));
    const answers = (await this.#run(calls)) as string[][] | null;
    return answers && answers.map(([outcome, ...state]) => ({ outcome: outcome as InstallOutcome, state: stateOrNothing(state) }));
  }

  /** Adds each delta to its hash once, however often it is sent. Those of one hash are added together. */
  async addDeltas(deltas: readonly Delta[]): Promise<DeltaOutcome[] | null> {
    const { name } = this.life;
    if (name === null) return null;
    const places = placesById(deltas);
    const calls = [...places].map(([id, those]) => {
      const pairs = those.flatMap((at) => [(deltas[at] as Delta).xid, writeMeasures((deltas[at] as Delta).measures)]);
      return { script: ADD, keys: [figuresKey(id)], parameters: [HASH_TTL_SECONDS, this.channel, id, QUIET_MS, MOST_DELTAS, `${name}:`, ...pairs] };
    });
    const answers = (await this.#run(calls)) as DeltaOutcome[][] | null;
    if (answers === null) return null;
    const outcomes: DeltaOutcome[] = [];
    [...places.values()].forEach((those, call) => those.forEach((at, nth) => (outcomes[at] = answers[call]?.[nth] as DeltaOutcome)));
    return outcomes;
  }

  /** Tells every process what the hashes hold. */
  async tell(ids: readonly string[]): Promise<void> {
    await this.#run(ids.map((id) => ({ script: TELL, keys: [figuresKey(id)], parameters: [this.channel, id] })));
  }

  /** What a hash holds, for people who wonder; null, too, where it holds nothing. */
  inspect(id: string): Promise<HeldFigures | null> {
    return this.breaker.call(async () => {
      const { epoch, sequence = null, snapshot = null, at = null, values = null, ...rest } = await this.redis.hgetall(figuresKey(id));
      if (epoch === undefined) return null;
      const deltas = Object.entries(rest).filter(([name]) => name.startsWith('d:'));
      const latest = deltas.map(([name, text]) => ({ xid: name.slice(2), measures: readMeasures(text) })).sort((a, b) => (BigInt(a.xid) < BigInt(b.xid) ? -1 : 1));
      return { epoch, sequence, snapshot, at, values, deltas: deltas.length, recentDeltas: latest.slice(-20) };
    });
  }

  /** Drops hashes: their next readers begin from the columns. */
  forget(ids: readonly string[]): Promise<unknown[] | null> {
    return this.breaker.call(() => Promise.all(ids.map((id) => this.redis.del(figuresKey(id)))));
  }

  #run(calls: readonly ScriptCall[]): Promise<unknown[] | null> {
    return calls.length === 0 ? Promise.resolve([]) : this.breaker.call(() => runScripts(this.redis, calls));
  }
}

function placesById(deltas: readonly Delta[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  deltas.forEach(({ id }, at) => {
    const those = places.get(id);
    if (those === undefined) places.set(id, [at]);
    else those.push(at);
  });
  return places;
}
