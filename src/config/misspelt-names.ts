import { distance } from 'fastest-levenshtein';
import { VARIABLE_NAMES } from './environment.schema.js';

const SHORTEST_CHECKED = 7;

/**
 * Names that differ from one of ours by a slip of at most two letters, with the one meant. A misspelt name would
 * otherwise be a setting that silently has no effect, found out on the day.
 */
export function misspeltNames(given: readonly string[]): { given: string; meant: string }[] {
  const known = new Set(VARIABLE_NAMES);
  return given
    .filter((name) => !known.has(name) && name.length >= SHORTEST_CHECKED)
    .flatMap((name) => {
      const meant = VARIABLE_NAMES.find((ours) => ours.length >= SHORTEST_CHECKED && distance(name.toUpperCase(), ours) <= 2);
      return meant === undefined ? [] : [{ given: name, meant }];
    });
}
