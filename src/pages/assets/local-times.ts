import { formatInstant, type InstantStyle } from '../page-text/instant.js';
import { pageLocale } from './locale.js';

/** Rewrites instants, which the server writes in UTC, in the reader's own zone. */
export function localiseTimes(within: ParentNode): void {
  for (const time of within.querySelectorAll<HTMLTimeElement>('time[data-local]')) writeTime(time, time.dateTime);
}

export function writeTime(time: HTMLTimeElement, instant: string): void {
  time.dateTime = instant;
  time.textContent = formatInstant(instant, pageLocale, time.dataset.local as InstantStyle);
}
