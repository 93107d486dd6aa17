import { TickBatch } from '../tiers/tick-batch.js';
import type { ComputedState } from './computed-state.js';

type Compute = (ids: readonly string[]) => Promise<ReadonlyMap<string, ComputedState>>;

/**
 * Computes for those who must have a value from after their asking. Of each thing at most one is under way in this
 * process and one to come: everyone who asks meanwhile shares the one to come, whose snapshot is not taken yet.
 */
export class ForcedComputes {
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #toCome = new Map<string, Promise<ComputedState>>();
  readonly #batch: TickBatch<string, ComputedState>;

  constructor(private readonly compute: Compute) {
    this.#batch = new TickBatch((ids) => this.#start(ids));
  }

  async of(ids: readonly string[]): Promise<ReadonlyMap<string, ComputedState>> {
    return new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await (this.#toCome.get(id) ?? this.#queue(id))] as const)));
  }

  #queue(id: string): Promise<ComputedState> {
    const coming = Promise.resolve(this.#underWay.get(id)).then(() => this.#batch.ask(id));
    this.#toCome.set(id, coming);
    return coming;
  }

  async #start(ids: readonly string[]): Promise<ComputedState[]> {
    // Whoever asks from here on is too late for it.
    for (const id of ids) this.#toCome.delete(id);
    const computing = this.compute(ids);
    const ended = computing.then(
      () => undefined,
      () => undefined,
    );
    for (const id of ids) this.#underWay.set(id, ended);
    try {
      const states = await computing;
      return ids.map((id) => states.get(id) as ComputedState);
    } finally {
      for (const id of ids) if (this.#underWay.get(id) === ended) this.#underWay.delete(id);
    }
  }
}
