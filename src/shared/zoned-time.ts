const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/;

/**
 * The instant at which clocks in `timeZone` show `local` ("2026-11-24T09:00", as a datetime-local field sends it); null
 * where it is no time. In the hour that clocks skip it is the instant an hour later; in the one they repeat, the first.
 */
export function instantIn(timeZone: string, local: string): Date | null {
  const [, ...parts] = LOCAL.exec(local) ?? [];
  if (parts.length === 0) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== local.slice(0, 16)) return null;
  // The offset of a zone is known only at an instant: the first guess finds one, the second corrects for a change in between.
  const guess = asUtc - offsetMs(timeZone, asUtc);
  return new Date(asUtc - offsetMs(timeZone, guess));
}

/** An instant as a datetime-local field shows it to people in `timeZone`. */
export function localTextOf(timeZone: string, instant: Date): string {
  return new Date(instant.getTime() + offsetMs(timeZone, instant.getTime())).toISOString().slice(0, 16);
}

function offsetMs(timeZone: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(atMs);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value ?? 0);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(atMs / 1_000) * 1_000;
}
