import type { Measures } from '../../cached-fields/measures.js';

/** Whether both amount to the same: what is missing is zero. */
export function isSame(a: Measures, b: Measures): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => (a[name] ?? 0) === (b[name] ?? 0));
}
