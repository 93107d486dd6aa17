import type { PseudoRandom } from './pseudo-random.js';

/** Picks among things of different weight in logarithmic time. */
export class WeightedChoice<T> {
  readonly #choices: readonly T[];
  readonly #bounds: readonly number[];

  /** @throws RangeError when no choice has any weight. */
  constructor(choices: readonly T[], weightOf: (choice: T) => number) {
    let sum = 0;
    this.#choices = choices;
    this.#bounds = choices.map((choice) => (sum += weightOf(choice)));
    if (!(sum > 0)) throw new RangeError('nothing to choose from');
  }

  pick(random: PseudoRandom): T {
    const aim = random.next() * this.#bounds.at(-1)!;
    let low = 0;
    let high = this.#bounds.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#bounds[middle]! > aim) high = middle;
      else low = middle + 1;
    }
    return this.#choices[low]!;
  }
}
