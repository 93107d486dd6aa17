/**
 * The average of what was seen, the longer ago the less it counts: after `memoryMs` a third of it is left.
 * `elapsedMs`: what the new sample stands for. The first sample is taken as it is.
 */
export function blend(previous: number | null, sample: number, elapsedMs: number, memoryMs: number): number {
  if (previous === null) return sample;
  const weight = 1 - Math.exp(-Math.max(0, elapsedMs) / memoryMs);
  return previous + weight * (sample - previous);
}
