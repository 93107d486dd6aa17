/** What the donors met since the last summary. */
export class Observations {
  #times = [];
  #gifts = 0;
  #errors = [];

  request(ms) {
    this.#times.push(ms);
  }

  gift() {
    this.#gifts += 1;
  }

  error(what) {
    this.#errors.push(what);
  }

  /** One line, after which counting begins anew. */
  summary() {
    const sorted = this.#times.sort((a, b) => a - b);
    const p95 = Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
    const errors =
      this.#errors.length === 0 ? '0 errors' : `${this.#errors.length} errors (${this.#errors.at(-1)})`;
    const line = `${sorted.length} requests, ${this.#gifts} gifts, ${errors}, p95 ${p95} ms`;
    this.#times = [];
    this.#gifts = 0;
    this.#errors = [];
    return line;
  }
}
