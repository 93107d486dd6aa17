/** Width of a step of the histogram: two parts in a hundred. */
const STEP = Math.log(1.02);

/** How long readers waited, in milliseconds, kept so that those of several processes can be put together. */
export class Waits {
  buckets = {};
  count = 0;
  max = 0;

  static together(several) {
    const all = new Waits();
    for (const { buckets, count, max } of several) {
      for (const [step, number] of Object.entries(buckets))
        all.buckets[step] = (all.buckets[step] ?? 0) + number;
      all.count += count;
      all.max = Math.max(all.max, max);
    }
    return all;
  }

  add(ms) {
    const step = Math.round(Math.log(Math.max(ms, 1e-4)) / STEP);
    this.buckets[step] = (this.buckets[step] ?? 0) + 1;
    this.count += 1;
    if (ms > this.max) this.max = ms;
  }

  /** How many waited longer than `ms`. */
  above(ms) {
    const long = Object.entries(this.buckets).filter(([step]) => step * STEP > Math.log(ms));
    return long.reduce((sum, [, number]) => sum + number, 0);
  }

  /** What `share` of all readers waited at most. */
  quantile(share) {
    let left = this.count * share;
    for (const [step, number] of Object.entries(this.buckets).toSorted(([a], [b]) => a - b)) {
      left -= number;
      if (left <= 0) return Math.exp(step * STEP);
    }
    return this.max;
  }
}
