import { exactTime } from '../times.js';
import type { Language } from '../words/language.js';

/** Rewrites exact times, which the server writes in UTC, in the reader's own zone. */
export function localiseTimes(within: ParentNode): void {
  for (const exact of within.querySelectorAll<HTMLElement>('time [data-exact]')) {
    const instant = exact.closest('time')?.dateTime;
    if (instant !== undefined) exact.textContent = exactTime(new Date(instant), 'own', document.documentElement.lang as Language);
  }
}
