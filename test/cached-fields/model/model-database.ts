import type { CaughtUp } from '../../../src/cached-fields/additive/column-tier.js';
import type { FigureState } from '../../../src/cached-fields/additive/figure-state.js';
import { isOlder, isVisible, NOTHING_VISIBLE, type PgSnapshot, type Xid } from '../../../src/cached-fields/pg-snapshot.js';

/** Begins where ids grow by a digit within a schedule, beyond what a double can tell apart. */
const FIRST_XID = 9_999_999_999_999_996n;

export interface Booking {
  readonly xid: Xid;
  /** A power of two of its own, so that a sum tells which bookings it has; negative for a refund. */
  readonly amount: number;
  /** Milliseconds of the model's clock; null while it is in progress. */
  committedAt: number | null;
}

/** A primary with one campaign, as far as figures depend on it: transactions, their order of ending, and snapshots. */
export class ModelDatabase {
  readonly bookings: Booking[] = [];
  /** The server's clock, and the processes' own, in milliseconds. */
  now = 1_000_000;
  monotonicMs = 0;
  #stored: FigureState = { measures: {}, snapshot: NOTHING_VISIBLE, at: 0, version: null };
  readonly #held: (() => void)[] = [];
  #onHold: (() => void)[] = [];

  begin(sign: 1 | -1): Booking {
    const booking: Booking = { xid: String(FIRST_XID + BigInt(this.bookings.length)), amount: sign * 2 ** this.bookings.length, committedAt: null };
    this.bookings.push(booking);
    return booking;
  }

  commit(booking: Booking): void {
    this.now += 1;
    booking.committedAt = this.now;
    this.now += 1;
  }

  get committed(): Booking[] {
    return this.bookings.filter(({ committedAt }) => committedAt !== null);
  }

  snapshot(): PgSnapshot {
    const ended = this.bookings.flatMap(({ committedAt }, at) => (committedAt === null ? [] : [at]));
    const end = (ended.at(-1) ?? -1) + 1;
    const running = this.bookings.slice(0, end).filter(({ committedAt }) => committedAt === null);
    const xmax = String(FIRST_XID + BigInt(end));
    return `${running[0]?.xid ?? xmax}:${xmax}:${running.map(({ xid }) => xid).join(',')}`;
  }

  /** As the column tier reads: what is stored, and what was booked since; its answer is held back until it is let go. */
  readonly read = async (ids: readonly string[]): Promise<ReadonlyMap<string, CaughtUp>> => {
    const stored = this.#stored;
    const snapshot = this.snapshot();
    const since = this.bookings.filter(({ xid, committedAt }) => committedAt !== null && isVisible(xid, snapshot) && !isVisible(xid, stored.snapshot));
    const raised = since.reduce((sum, { amount }) => sum + amount, stored.measures['raised:GBP'] ?? 0);
    const state: FigureState = { measures: { 'raised:GBP': raised }, snapshot, at: this.now, version: null };
    await this.#hold();
    return new Map(ids.map((id) => [id, { state, steps: 0 }]));
  };

  readonly write = async (states: ReadonlyMap<string, FigureState>): Promise<string[]> => {
    for (const state of states.values()) if (!isOlder(state.snapshot, this.#stored.snapshot)) this.#stored = state;
    return [...states.keys()];
  };

  /** Lets the reading go that has been held back longest; false where there is none. */
  letGo(): boolean {
    const go = this.#held.shift();
    go?.();
    return go !== undefined;
  }

  /** Resolves when some reading is held back next. */
  nextHold(): Promise<void> {
    return new Promise((resolve) => this.#onHold.push(resolve));
  }

  #hold(): Promise<void> {
    return new Promise((resolve) => {
      this.#held.push(resolve);
      for (const told of this.#onHold.splice(0)) told();
    });
  }
}
