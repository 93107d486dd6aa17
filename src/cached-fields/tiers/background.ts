/** Work that nobody waits for, until the process ends: then it is waited for, so that no lease outlives its holder. */
export class Background {
  readonly #underWay = new Set<Promise<unknown>>();

  /** Failures are the worker's own business: whoever gave the work has an answer already. */
  run(work: Promise<unknown>): void {
    const ended = work.then(
      () => undefined,
      () => undefined,
    );
    this.#underWay.add(ended);
    void ended.then(() => this.#underWay.delete(ended));
  }

  async drain(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }
}
