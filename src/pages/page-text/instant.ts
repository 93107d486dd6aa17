/** How an instant is written: the time of day to the second, a day with its time, or a day for the record. */
export type InstantStyle = 'clock' | 'moment' | 'record';

const STYLES: Readonly<Record<InstantStyle, Intl.DateTimeFormatOptions>> = {
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  moment: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  record: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An ISO 8601 instant as people of `locale` write it. Without `timeZone` it is written in the reader's own zone; the
 * server, which does not know it, writes UTC and says so.
 */
export function formatInstant(instant: string, locale: string, style: InstantStyle, timeZone?: string): string {
  const key = `${locale} ${style} ${timeZone ?? ''}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone, timeZoneName: timeZone === undefined ? undefined : 'short' });
    formats.set(key, format);
  }
  return format.format(new Date(instant));
}
