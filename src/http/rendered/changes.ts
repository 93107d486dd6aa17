const MOST_REMEMBERED = 50_000;

/** What has changed, and in which order. Whatever may have changed and is not remembered counts as changed. */
export class Changes {
  readonly #lastOf = new Map<string, number>();
  #moment = 0;
  /** Of what was before, not everything is known. */
  #knownSince = 0;

  /** How many changes there have been. */
  get moment(): number {
    return this.#moment;
  }

  note(name: string): void {
    this.#moment += 1;
    this.#lastOf.delete(name);
    this.#lastOf.set(name, this.#moment);
    if (this.#lastOf.size > MOST_REMEMBERED) this.#forgetOldest();
  }

  /** Anything may have changed. */
  noteAll(): void {
    this.#moment += 1;
    this.#knownSince = this.#moment;
    this.#lastOf.clear();
  }

  hasAny(names: readonly string[], since: number): boolean {
    return since < this.#knownSince || names.some((name) => (this.#lastOf.get(name) ?? 0) > since);
  }

  #forgetOldest(): void {
    for (const [name, moment] of this.#lastOf) {
      this.#lastOf.delete(name);
      this.#knownSince = moment;
      return;
    }
  }
}
