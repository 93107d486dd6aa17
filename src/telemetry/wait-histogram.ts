/** Neighbouring buckets differ by a tenth, so that a quantile is told within five in a hundred. */
const RATIO = 1.1;

/** Counts of waits by bucket; 0 is for those below a millisecond. */
export type WaitCounts = ReadonlyMap<number, number>;

export function bucketOf(ms: number): number {
  return ms < 1 ? 0 : 1 + Math.floor(Math.log(ms) / Math.log(RATIO));
}

/** The middle of a bucket, in milliseconds. */
export function middleOf(bucket: number): number {
  return bucket === 0 ? 0 : RATIO ** (bucket - 0.5);
}

/** The wait, in milliseconds, that the given part of all did not exceed; 0 where there was none. */
export function quantileOf(counts: WaitCounts, part: number): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let reached = 0;
  for (const [bucket, count] of [...counts].sort(([a], [b]) => a - b)) {
    reached += count;
    if (reached >= total * part) return middleOf(bucket);
  }
  return 0;
}

export function countOf(counts: WaitCounts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

export function addTo(counts: Map<number, number>, bucket: number, count: number): void {
  counts.set(bucket, (counts.get(bucket) ?? 0) + count);
}
