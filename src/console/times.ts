const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in one unit: "12 s ago", "3 h ago". An instant ahead of `now`, by a clock that is off, is just now. */
export function ago(at: Date, now: Date): string {
  const seconds = Math.floor((now.getTime() - at.getTime()) / 1_000);
  if (seconds < 5) return 'just now';
  if (seconds < MINUTE) return `${seconds} s ago`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ago`;
  if (seconds < 2 * DAY) return `${Math.floor(seconds / HOUR)} h ago`;
  return `${Math.floor(seconds / DAY)} d ago`;
}

/** How long, in one unit: "20 s", "15 min", "24 h", "7 d". */
export function lasting(seconds: number): string {
  if (seconds < MINUTE) return `${Number(seconds.toPrecision(3))} s`;
  if (seconds < HOUR) return `${Math.round(seconds / MINUTE)} min`;
  return seconds < 2 * DAY ? `${Math.round(seconds / HOUR)} h` : `${Math.round(seconds / DAY)} d`;
}

/** How long until then, in one unit; "now" for what is due. */
export function inTime(at: Date, now: Date): string {
  const seconds = Math.ceil((at.getTime() - now.getTime()) / 1_000);
  return seconds <= 0 ? 'now' : `in ${lasting(seconds)}`;
}

const FORMAT: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
};

const inUtc = new Intl.DateTimeFormat('en-GB', { ...FORMAT, timeZone: 'UTC', timeZoneName: 'short' });
const inOwnZone = new Intl.DateTimeFormat('en-GB', FORMAT);

/** To the second. The server, which does not know the reader's zone, writes UTC and says so. */
export function exactTime(at: Date, zone: 'utc' | 'own'): string {
  return (zone === 'utc' ? inUtc : inOwnZone).format(at);
}
