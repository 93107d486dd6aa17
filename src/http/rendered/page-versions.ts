/** Tells whether what a page shows has changed since it was last built. Moments are counted in changes, not in time. */
export abstract class PageVersions {
  /** The present, to hold later changes against; null while changes may go unheard. Never waits. */
  abstract moment(): number | null;
  /** Whether `page`, or any of the `things` it shows, has or may have changed since `moment`. */
  abstract hasChanged(page: string, things: readonly string[], moment: number): boolean;
  /** Asks to hear of changes to `page` itself for a while: somebody reads it. */
  abstract follow(page: string): void;
  /** Calls `listener` with each page or thing that changes; answers what ends that. */
  abstract onChange(listener: (name: string) => void): () => void;
}

/** Knows nothing, so that every page is built anew as soon as it may be. */
export class UnknownVersions extends PageVersions {
  moment(): null {
    return null;
  }

  hasChanged(): boolean {
    return true;
  }

  follow(): void {
    // There is nobody to ask.
  }

  onChange(): () => void {
    return () => undefined;
  }
}
