import type { ForcedRefresh, RefreshedThing } from '../../donations/forced-refreshes.js';

/** A refresh with what it is about, as far as a page shows it. */
export interface ShownRefresh {
  readonly refresh: ForcedRefresh;
  readonly things: readonly RefreshedThing[];
}
