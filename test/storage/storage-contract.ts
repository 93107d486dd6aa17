import { itRefusesKeys } from './contract/keys.js';
import { itListsObjects } from './contract/lists.js';
import { itKeepsObjects } from './contract/objects.js';
import type { OpenStorage } from './contract/reading.js';
import { itTakesStreams } from './contract/streams.js';

/** What every storage promises. `open` gives one that is empty. */
export function itStoresObjects(open: OpenStorage): void {
  itKeepsObjects(open);
  itTakesStreams(open);
  itListsObjects(open);
  itRefusesKeys(open);
}
