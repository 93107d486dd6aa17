/** What donors' pages can do without for a while. Giving is none of it. */
export const SHEDDABLE = ['leaderboards', 'wall'] as const;

export type Sheddable = (typeof SHEDDABLE)[number];

/** What this process leaves out at present, so that donations keep what it would have cost. */
export class Shedding {
  #shed: readonly Sheddable[] = [];

  /** Whether `what` is to be shown as it last was instead of being worked out anew. */
  isShed(what: Sheddable): boolean {
    return this.#shed.includes(what);
  }

  /** Called by whoever watches the emergency level. */
  shed(what: readonly Sheddable[]): void {
    this.#shed = what;
  }
}
