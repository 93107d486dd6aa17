import type { Log, LogFields } from '../shared/log.js';

const QUIET_MS = 1_000;
const MOST_CAUSES = 1_000;

interface Told {
  at: number;
  untold: number;
}

/** Warns of what may go wrong thousands of times a second: one line a second for each cause, which says how many it stands for. */
export class QuietLog {
  readonly #told = new Map<string, Told>();

  constructor(
    private readonly log: Log,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** `cause`: what makes two lines one. */
  warn(cause: string, fields: LogFields, message: string): void {
    const now = this.now();
    const told = this.#told.get(cause);
    if (told !== undefined && now - told.at < QUIET_MS) {
      told.untold += 1;
      return;
    }
    this.#forgetOld(now);
    this.#told.set(cause, { at: now, untold: 0 });
    this.log.warn(told === undefined || told.untold === 0 ? fields : { ...fields, alsoUntold: told.untold }, message);
  }

  #forgetOld(now: number): void {
    if (this.#told.size < MOST_CAUSES) return;
    for (const [cause, { at }] of this.#told) if (now - at >= QUIET_MS) this.#told.delete(cause);
    if (this.#told.size >= MOST_CAUSES) this.#told.clear();
  }
}
