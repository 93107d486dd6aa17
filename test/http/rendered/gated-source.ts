import type { PageContent } from '../../../src/http/rendered/page-source.js';
import { PageSource } from '../../../src/http/rendered/page-source.js';

/** Pages that are built when the test says so. */
export class GatedSource extends PageSource {
  readonly existing = new Set(['/a', '/b', '/c']);
  readonly builds: string[] = [];
  readonly questions: (readonly string[])[] = [];
  text = 'first';
  turnsAt: Date | null = null;
  isStale = false;
  failure: Error | null = null;
  /** Called when a build has read what it shows. */
  duringBuild: () => void = () => undefined;
  #gate = Promise.resolve();
  #open: () => void = () => undefined;

  /** Builds and questions wait until {@link open}. */
  shut(): void {
    this.#gate = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#open();
  }

  async findExisting(pages: readonly string[]): Promise<ReadonlySet<string>> {
    this.questions.push(pages);
    await this.#gate;
    if (this.failure) throw this.failure;
    return new Set(pages.filter((page) => this.existing.has(page)));
  }

  async build(page: string): Promise<PageContent | null> {
    this.builds.push(page);
    const { text, turnsAt, isStale } = this;
    this.duringBuild();
    await this.#gate;
    if (this.failure) throw this.failure;
    if (!this.existing.has(page)) return null;
    const asOf = new Date(Date.now());
    return { asOf, turnsAt, fingerprint: text, things: [`thing of ${page}`], isStale, isEmbeddable: false, draw: (as) => `<p>${text}</p><p>${as}</p><time>${asOf.toISOString()}</time>` };
  }

  missing(page: string): Error {
    return new Error(`no ${page}`);
  }
}
