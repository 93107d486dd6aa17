import { LRUCache } from 'lru-cache';
import { performance } from 'node:perf_hooks';
import { covers, type FigureState } from '../additive/figure-state.js';

const MOST_THINGS = 20_000;

/** How long a value is trusted without asking, in milliseconds: longer only while every change is being heard. */
const TRUSTED_MS = 1_000;
const TRUSTED_WHILE_HEARING_MS = 5_000;

interface Held {
  readonly state: FigureState;
  /** By the monotonic clock, in milliseconds. */
  since: number;
}

/** The tier within the process. What is held is never given up for something that may have counted less. */
export class MemoryTier {
  readonly #held = new LRUCache<string, Held>({ max: MOST_THINGS });

  constructor(
    private readonly isHearing: () => boolean,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {}

  /** What may be shown without asking anybody. */
  fresh(id: string): FigureState | null {
    const held = this.#held.get(id);
    if (held === undefined) return null;
    const trustedMs = held.state.version !== null && this.isHearing() ? TRUSTED_WHILE_HEARING_MS : TRUSTED_MS;
    return this.monotonicMs() - held.since < trustedMs ? held.state : null;
  }

  /** The last that was shown, however old. */
  last(id: string): FigureState | null {
    return this.#held.get(id)?.state ?? null;
  }

  /** Takes `state` unless it may have counted less than what was shown before; says whether it did. */
  offer(id: string, state: FigureState): boolean {
    const held = this.last(id);
    if (held !== null && !covers(state, held)) return false;
    this.#held.set(id, { state, since: this.monotonicMs() });
    return true;
  }

  /** Like {@link offer}, for what was not asked for: only things that are being read are worth holding. */
  update(id: string, state: FigureState): boolean {
    return this.#held.has(id) && this.offer(id, state);
  }

  /** To be asked for again at the next read; it remains what later values must cover. */
  distrust(id: string): void {
    const held = this.#held.peek(id);
    if (held !== undefined) held.since = -Infinity;
  }

  distrustAll(): void {
    for (const held of this.#held.values()) held.since = -Infinity;
  }
}
