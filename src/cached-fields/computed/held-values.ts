import { LRUCache } from 'lru-cache';
import { performance } from 'node:perf_hooks';
import { isOlder } from '../pg-snapshot.js';
import type { ServerTime } from '../tiers/server-time.js';
import type { ComputedState } from './computed-state.js';
import type { FieldAges } from './field-ages.js';

const MOST_THINGS = 5_000;

/** Longest that a value is trusted without looking whether there is a newer, in milliseconds. */
const TRUSTED_MS = 1_000;

/** An old value is not looked after more often than this, in milliseconds: somebody is computing it, or nobody can. */
const PAUSE_MS = 250;

interface Held {
  readonly state: ComputedState;
  /** By the monotonic clock, in milliseconds. */
  readonly showUntil: number;
  lookAt: number;
}

/** What this process holds of one computed field. Nothing that was shown is given up for something older. */
export class HeldValues {
  readonly #held = new LRUCache<string, Held>({ max: MOST_THINGS });

  constructor(
    private readonly ages: FieldAges,
    private readonly time: ServerTime,
  ) {}

  /**
   * What may be shown at once; null where there is nothing, or only what is so old that its reader had better wait. Where
   * somebody should look for a newer, `look` is called, and not again for a while.
   */
  show(id: string, look: () => void): ComputedState | null {
    const held = this.#held.get(id);
    const now = performance.now();
    if (held === undefined || now >= held.showUntil) return null;
    if (now >= held.lookAt) {
      held.lookAt = now + PAUSE_MS;
      look();
    }
    return held.state;
  }

  has(id: string): boolean {
    return this.#held.has(id);
  }

  /** However old. */
  last(id: string): ComputedState | null {
    return this.#held.get(id)?.state ?? null;
  }

  /** The later of what is offered and what was shown before. */
  offer(id: string, state: ComputedState): ComputedState {
    const held = this.last(id);
    const later = held !== null && (isSame(state, held) || isOlder(state.snapshot, held.snapshot)) ? held : state;
    const [now, ageMs] = [performance.now(), this.time.ageOf(later.at)];
    const trustedMs = Math.min(TRUSTED_MS, Math.max(PAUSE_MS, this.ages.softMs - ageMs));
    // However old it is, it is the freshest within reach: readers need not wait to hear so again.
    const showMs = Math.max(2 * TRUSTED_MS, this.ages.patientMs - ageMs);
    this.#held.set(id, { state: later, showUntil: now + showMs, lookAt: now + trustedMs });
    return later;
  }

  forget(id: string): void {
    this.#held.delete(id);
  }
}

const isSame = (one: ComputedState, other: ComputedState) => one.at === other.at && one.snapshot === other.snapshot;
