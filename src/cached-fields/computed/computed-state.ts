import type { PgSnapshot } from '../pg-snapshot.js';

/** A computed value, the snapshot it was computed in, and when by the database's clock, in milliseconds. */
export interface ComputedState {
  /** JSON, as Redis and the columns keep it. */
  readonly json: string;
  readonly snapshot: PgSnapshot;
  readonly at: number;
}

/** As Redis keeps it. */
export const writeComputed = ({ snapshot, at, json }: ComputedState): string => `${snapshot}|${at}|${json}`;

export function readComputed(text: string): ComputedState {
  const [first, second] = [text.indexOf('|'), text.indexOf('|', text.indexOf('|') + 1)];
  return { snapshot: text.slice(0, first), at: Number(text.slice(first + 1, second)), json: text.slice(second + 1) };
}

const values = new WeakMap<ComputedState, unknown>();

/** What the JSON says, read once for all readers, who share it and cannot change it. */
export function valueOf(state: ComputedState): unknown {
  let value = values.get(state);
  if (value === undefined) values.set(state, (value = JSON.parse(state.json, (_, part: unknown) => Object.freeze(part))));
  return value;
}
