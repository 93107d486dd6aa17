import type { Effects } from './import-kind.js';

/** Counts of the same noun added up; what is nothing is left out. */
export function sumEffects(...parts: readonly (Effects | null)[]): Effects {
  const sums: Record<string, number> = {};
  for (const part of parts) for (const [noun, count] of Object.entries(part ?? {})) if (count > 0) sums[noun] = (sums[noun] ?? 0) + count;
  return sums;
}
