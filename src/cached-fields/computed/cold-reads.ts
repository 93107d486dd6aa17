import { performance } from 'node:perf_hooks';
import type { ComputedState } from './computed-state.js';
import type { ValueColumns } from './value-columns.js';
import type { ValueRefresher } from './value-refresher.js';
import type { ValueStore } from './value-store.js';

/** How long the readers of something that was never computed wait for whoever computes it, in milliseconds, and how often they look. */
const PATIENCE_MS = 8_000;
const LOOK_MS = 100;

/** Reads of what no tier has. In the whole fleet one computes and the others wait to be told. */
export class ColdReads {
  readonly #waiting = new Map<string, Set<(state: ComputedState) => void>>();

  constructor(
    private readonly store: ValueStore,
    private readonly columns: ValueColumns,
    private readonly refresher: ValueRefresher,
  ) {}

  async read(ids: readonly string[]): Promise<ReadonlyMap<string, ComputedState>> {
    if (ids.length === 0) return new Map();
    const deadline = performance.now() + PATIENCE_MS;
    const found = new Map<string, ComputedState>();
    let missing = [...ids];
    while (missing.length > 0) {
      // Claimed again after every look: if the winner failed or died, one of those who wait takes over, and only one.
      for (const [id, state] of await this.refresher.refresh(missing, new Map())) found.set(id, state);
      missing = missing.filter((id) => !found.has(id));
      if (missing.length > 0) for (const [id, state] of await this.#waitAndLook(missing)) found.set(id, state);
      missing = missing.filter((id) => !found.has(id));
      if (missing.length > 0 && performance.now() > deadline) throw new Error(`${this.store.field} was not computed in time`);
    }
    return found;
  }

  /** Told by the bus that a value has been computed. */
  wake(id: string, state: ComputedState): void {
    for (const resolve of this.#waiting.get(id) ?? []) resolve(state);
  }

  async #waitAndLook(ids: readonly string[]): Promise<ReadonlyMap<string, ComputedState>> {
    const told = new Map<string, ComputedState>();
    const waits = ids.map((id) => this.#wait(id, (state) => told.set(id, state)));
    await Promise.race([Promise.all(waits.map(({ woken }) => woken)), pause(LOOK_MS * (0.75 + Math.random() / 2))]);
    for (const { leave } of waits) leave();
    const untold = ids.filter((id) => !told.has(id));
    const inRedis = await this.store.read(untold);
    untold.forEach((id, at) => inRedis?.[at] && told.set(id, inRedis[at]));
    if (inRedis === null) for (const [id, state] of await this.columns.read(untold)) if (state !== null) told.set(id, state);
    return told;
  }

  /** Others may be waiting for the same: who leaves takes only themselves off the list. */
  #wait(id: string, hear: (state: ComputedState) => void): { woken: Promise<void>; leave: () => void } {
    const waiting = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, waiting);
    let wake = (_state: ComputedState): void => undefined;
    const woken = new Promise<void>((resolve) => {
      wake = (state) => {
        hear(state);
        resolve();
      };
      waiting.add(wake);
    });
    const leave = () => {
      waiting.delete(wake);
      if (waiting.size === 0 && this.#waiting.get(id) === waiting) this.#waiting.delete(id);
    };
    return { woken, leave };
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
