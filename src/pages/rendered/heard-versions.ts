import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { FigureCore } from '../../cached-fields/figure-core.js';
import { Changes } from '../../http/rendered/changes.js';
import { PageVersions } from '../../http/rendered/page-versions.js';
import { PageEdits } from './page-edits.js';

/**
 * Knows of changes by what the figures' bus tells and by looking for edits. Every gift and refund comes over the bus,
 * whoever books it, and the latest gifts change with the figures. While this process may be missing something of either,
 * it says that it does not know.
 */
@Injectable()
export class HeardVersions extends PageVersions implements OnApplicationShutdown {
  readonly #changes = new Changes();
  readonly #listeners = new Set<(name: string) => void>();
  readonly #stopHearing: () => void;

  constructor(
    private readonly figures: FigureCore,
    private readonly edits: PageEdits,
  ) {
    super();
    this.#stopHearing = figures.bus.onChange((thing) => this.#note(thing));
    figures.hearing.onLoss(() => this.#changes.noteAll());
    edits.open((page) => this.#note(page));
  }

  moment(): number | null {
    return this.figures.hearing.isWhole && this.edits.isCurrent ? this.#changes.moment : null;
  }

  hasChanged(page: string, things: readonly string[], moment: number): boolean {
    return !this.edits.isSeen(page) || this.#changes.hasAny([page], moment) || this.#changes.hasAny(things, moment);
  }

  follow(page: string): void {
    // The deaf build pages anew once a second: looking for edits would be more work, and not less.
    if (this.figures.hearing.isWhole) this.edits.follow(page);
  }

  onChange(listener: (name: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopHearing();
    await this.edits.close();
  }

  #note(name: string): void {
    this.#changes.note(name);
    for (const listener of this.#listeners) listener(name);
  }
}
