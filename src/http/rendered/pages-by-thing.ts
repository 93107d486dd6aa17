/** Which pages show a thing. */
export class PagesByThing {
  readonly #pages = new Map<string, Set<string>>();

  add(page: string, things: readonly string[]): void {
    for (const thing of things) {
      const pages = this.#pages.get(thing) ?? new Set();
      this.#pages.set(thing, pages.add(page));
    }
  }

  remove(page: string, things: readonly string[]): void {
    for (const thing of things) {
      const pages = this.#pages.get(thing);
      pages?.delete(page);
      if (pages?.size === 0) this.#pages.delete(thing);
    }
  }

  of(thing: string): Iterable<string> {
    return this.#pages.get(thing) ?? [];
  }
}
