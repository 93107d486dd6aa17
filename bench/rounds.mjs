/**
 * Runs the measures one after the other, round after round and every second round backwards, so that whatever else the
 * machine is doing falls on all of them alike. Resolves to `{ name: [result of each round] }`.
 */
export async function inRounds(count, measures) {
  const names = Object.keys(measures);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < count; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed())
      results[name].push(await measures[name]());
  }
  return results;
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** `values` divided by `others` of the same round: the median of the quotients and how far they lie apart. */
export function ratioOf(values, others) {
  const quotients = values.map((value, round) => value / others[round]);
  return { ratio: median(quotients), lowest: Math.min(...quotients), highest: Math.max(...quotients) };
}
