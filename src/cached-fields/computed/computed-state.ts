import { isSnapshot, type PgSnapshot } from '../pg-snapshot.js';

/** A computed value, the snapshot it was computed in, and when by the database's clock, in milliseconds. */
export interface ComputedState {
  /** JSON, as Redis and the columns keep it. */
  readonly json: string;
  readonly snapshot: PgSnapshot;
  readonly at: number;
}

/** As Redis keeps it. */
export const writeComputed = ({ snapshot, at, json }: ComputedState): string => `${snapshot}|${at}|${json}`;

/** Null for what another version, or somebody else, may have left there. */
export function readComputed(text: string): ComputedState | null {
  const [first, second] = [text.indexOf('|'), text.indexOf('|', text.indexOf('|') + 1)];
  const [snapshot, at, json] = [text.slice(0, first), Number(text.slice(first + 1, second)), text.slice(second + 1)];
  return isSnapshot(snapshot) && Number.isSafeInteger(at) && isJson(json) ? { snapshot, at, json } : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const values = new WeakMap<ComputedState, unknown>();

/** What the JSON says, read once for all readers, who share it and cannot change it. */
export function valueOf(state: ComputedState): unknown {
  let value = values.get(state);
  if (value === undefined) values.set(state, (value = JSON.parse(state.json, (_, part: unknown) => Object.freeze(part))));
  return value;
}
