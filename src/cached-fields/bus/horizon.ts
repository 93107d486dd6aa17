/** Up to when every change has been sent to Redis: what is held there is complete until then, however long it rested. */
export class Horizon {
  #at = 0;

  /** Milliseconds since the epoch, by the database's clock. */
  get at(): number {
    return this.#at;
  }

  reach(at: number): void {
    this.#at = Math.max(this.#at, at);
  }
}
