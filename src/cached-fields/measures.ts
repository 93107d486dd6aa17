/**
 * What the figures of one thing amount to, by name: `{ 'raised:GBP': 1250, donors: 1 }`. Whole numbers that JavaScript
 * and Lua hold exactly; a measure that is missing is zero, so adding needs no preparation.
 */
export type Measures = Readonly<Record<string, number>>;

/** @throws RangeError where a sum cannot be held exactly. */
export function addMeasures(a: Measures, b: Measures): Measures {
  const sum: Record<string, number> = { ...a };
  for (const [name, amount] of Object.entries(b)) sum[name] = exact((sum[name] ?? 0) + amount, name);
  return sum;
}

/** Whether both amount to the same; what is missing is zero. */
export function areSame(a: Measures, b: Measures): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((name) => (a[name] ?? 0) === (b[name] ?? 0));
}

/** As Redis keeps them: names and amounts in turn, parted by spaces. */
export function writeMeasures(measures: Measures): string {
  return Object.entries(measures)
    .filter(([, amount]) => amount !== 0)
    .map(([name, amount]) => `${name} ${amount}`)
    .join(' ');
}

export function readMeasures(text: string): Measures {
  const words = text === '' ? [] : text.split(' ');
  const measures: Record<string, number> = {};
  for (let at = 0; at + 1 < words.length; at += 2) measures[words[at] as string] = exact(Number(words[at + 1]), words[at] as string);
  return measures;
}

function exact(amount: number, name: string): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${name} cannot be held exactly`);
  return amount;
}
