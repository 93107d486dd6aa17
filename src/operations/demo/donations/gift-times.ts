import { britishHour } from '../demo-dates.js';
import type { PseudoRandom } from '../pseudo-random.js';
import { WeightedChoice } from '../weighted-choice.js';

const MINUTE = 60_000;
const LAUNCH_MINUTES = 35;

/** The time during which a campaign took gifts; a launch brings a rush of its own. */
export interface GivingWindow {
  readonly from: Date;
  readonly until: Date;
  readonly hasLaunch: boolean;
}

/** Instants at which people give: most just after the launch, over breakfast, at lunch and in the evening. */
export class GiftTimes {
  readonly #step: number;
  readonly #minutes: WeightedChoice<number>;

  constructor(private readonly window: GivingWindow) {
    const from = window.from.getTime();
    const length = window.until.getTime() - from;
    // Long windows are looked at in coarser steps: nobody can tell a minute of last week from the next.
    this.#step = Math.max(MINUTE, length / 2_000);
    const starts = Array.from(
      { length: Math.max(1, Math.floor(length / this.#step)) },
      (_, index) => from + index * this.#step,
    );
    this.#minutes = new WeightedChoice(starts, (start) => this.#eagerness(start));
  }

  /** `count` instants, the earliest first, none later than the window's end. */
  list(random: PseudoRandom, count: number): Date[] {
    const until = this.window.until.getTime();
    const instants = Array.from(
      { length: count },
      () => this.#minutes.pick(random) + random.next() * this.#step,
    );
    return instants.sort((a, b) => a - b).map((instant) => new Date(Math.min(Math.floor(instant), until)));
  }

  #eagerness(start: number): number {
    const sinceLaunch = (start - this.window.from.getTime()) / MINUTE;
    const rush = this.window.hasLaunch ? 3 * Math.exp(-sinceLaunch / LAUNCH_MINUTES) : 0;
    return rush + dayCurve(britishHour(new Date(start)));
  }
}

/** How likely people are to give at an hour of the day; small but never nothing at night. */
function dayCurve(hour: number): number {
  return (
    0.12 +
    0.5 * bump(hour, 8.2, 1.3) +
    0.9 * bump(hour, 12.6, 1.2) +
    0.35 * bump(hour, 16, 2) +
    1.2 * bump(hour, 20, 1.7)
  );
}

function bump(hour: number, peak: number, width: number): number {
  return Math.exp(-(((hour - peak) / width) ** 2) / 2);
}
