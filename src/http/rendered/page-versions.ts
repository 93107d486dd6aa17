/** Tells whether what a page shows has changed since it was last built. */
export abstract class PageVersions {
  /** Differs whenever what the page shows does; null when nobody can say. Never waits. */
  abstract versionOf(page: string): string | null;
  /** Calls `listener` with the page whose version has moved; answers what ends that. */
  abstract onChange(listener: (page: string) => void): () => void;
}

/** Knows nothing, so that every page is built anew as soon as it may be. */
export class UnknownVersions extends PageVersions {
  versionOf(): null {
    return null;
  }

  onChange(): () => void {
    return () => undefined;
  }
}
