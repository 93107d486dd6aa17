import type { FigureState } from '../additive/figure-state.js';
import { readComputed, type ComputedState } from '../computed/computed-state.js';
import { stateOrNothing } from '../redis/read-figure-state.js';

/** What processes tell each other, as text parted by bars. */
export type BusMessage =
  /** New figures; `number` counts what was told of this thing in this epoch, so that a gap shows. */
  | { readonly kind: 'state'; readonly id: string; readonly number: number; readonly state: FigureState }
  /** A change was booked while Redis held nothing of the thing. */
  | { readonly kind: 'gone'; readonly id: string }
  /** A field of a thing was computed. */
  | { readonly kind: 'value'; readonly id: string; readonly field: string; readonly state: ComputedState }
  /** Every change booked until `at` (milliseconds, the database's clock) has been sent. */
  | { readonly kind: 'horizon'; readonly at: number };

export const writeHorizon = (at: number): string => `horizon|${at}`;

/** Null for what a newer version may say, and for what makes no sense. */
export function readMessage(text: string): BusMessage | null {
  const [kind, id = '', number, ...rest] = text.split('|');
  if (kind === 'gone') return { kind, id };
  if (kind === 'value') return readValue(id, number ?? '', rest.join('|'));
  if (kind === 'horizon') return { kind, at: Number(id) };
  const state = kind === 'state' ? stateOrNothing(rest) : null;
  return state && { kind: 'state', id, number: Number(number), state };
}

function readValue(id: string, field: string, text: string): BusMessage | null {
  const state = readComputed(text);
  return state && { kind: 'value', id, field, state };
}
