export const UNITS = { seconds: 1, minutes: 60, hours: 3_600 } as const;

export type Unit = keyof typeof UNITS;

/** Seconds, from a whole number and its unit as somebody has typed and chosen them; undefined where they are none. */
export function readEvery(text: string, unit: string): number | undefined {
  if (!Object.hasOwn(UNITS, unit) || !/^\s*\d{1,6}\s*$/.test(text)) return undefined;
  return Number(text) * UNITS[unit as Unit];
}

/** The largest unit that it is a whole number of. */
export function splitEvery(seconds: number): { readonly every: number; readonly unit: Unit } {
  const unit = (['hours', 'minutes'] as const).find((candidate) => seconds % UNITS[candidate] === 0) ?? 'seconds';
  return { every: seconds / UNITS[unit], unit };
}
