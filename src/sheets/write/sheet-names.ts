const FORBIDDEN = /[\u0000-\u001f[\]:*?/\\]/g;
const LONGEST = 31;

/** The name of a tab as Excel takes it, and none that is taken already, whatever its case. */
export function tabName(wished: string, taken: readonly string[]): string {
  const plain = wished.toWellFormed().replace(FORBIDDEN, ' ').trim().replace(/^'+|'+$/g, '') || 'Sheet';
  for (let copy = 1; ; copy += 1) {
    const ending = copy === 1 ? '' : ` (${copy})`;
    const name = Array.from(plain).slice(0, LONGEST - ending.length).join('').slice(0, LONGEST - ending.length).toWellFormed() + ending;
    if (!taken.some((other) => other.toLowerCase() === name.toLowerCase())) return name;
  }
}

/** A tab's name as it stands in formulas. */
export const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;
