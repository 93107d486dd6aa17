/** Soft age of a field that says nothing about it, in milliseconds. */
const SOFT_AGE_MS = 5_000;

/** How old the values of a computed field get, in milliseconds. */
export interface FieldAges {
  /** From then on it is computed anew, behind the readers' backs. */
  readonly softMs: number;
  /** Until then readers are shown what their process holds and wait for nothing. */
  readonly patientMs: number;
  /** From then on readers are told that it is stale. */
  readonly staleMs: number;
}

export const agesOf = (softMs: number = SOFT_AGE_MS): FieldAges => ({ softMs, patientMs: 2 * softMs, staleMs: 12 * softMs });
