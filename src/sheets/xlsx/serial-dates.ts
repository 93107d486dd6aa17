import type { Cell, CellDate } from '../sheet.js';
import { fault } from '../text-cell.js';

const DAY_SECONDS = 86_400;
const UNTIL_1904 = 1_462;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;
/** The 29 February 1900 that Lotus had, and Excel after it. */
const NO_DAY = 60;
const KEPT_DAYS = 4_096;

/** Days as spreadsheets count them. A sheet is mostly of the same few: each is written out once. */
export class SerialDates {
  readonly #days: number[] = [];
  readonly #dates: CellDate[] = [];

  constructor(private readonly from1904: boolean) {}

  /** To the second, as a sheet shows it; a whole day without time. */
  dateOf(serial: number): Cell {
    const days = this.from1904 ? serial + UNTIL_1904 : serial;
    if (!Number.isInteger(days)) return written(days);
    const place = days & (KEPT_DAYS - 1);
    if (this.#days[place] === days) return this.#dates[place] ?? null;
    const date = written(days);
    if ('date' in date) {
      this.#days[place] = days;
      this.#dates[place] = date;
    }
    return date;
  }

  /** `09:30:00` for a fraction of a day; with more than one day it is a date. */
  timeOf(serial: number): Cell {
    const seconds = Math.round(serial * DAY_SECONDS);
    if (seconds < 0 || seconds >= DAY_SECONDS) return this.dateOf(serial);
    return new Date(seconds * 1_000).toISOString().slice(11, 19);
  }
}

function written(days: number) {
  const seconds = Math.round(days * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  if (day < 1) return fault('The date is before 1900.');
  if (day > LAST_DAY) return fault('The date is after 9999.');
  if (day === NO_DAY) return fault('29 February 1900 never was.');
  // Day 1 is 1 January 1900; one day too many is counted from March on.
  const sinceEpoch = day - (day > NO_DAY ? 25_569 : 25_568);
  const iso = new Date((sinceEpoch * DAY_SECONDS + (seconds - day * DAY_SECONDS)) * 1_000).toISOString();
  return { date: seconds % DAY_SECONDS === 0 ? iso.slice(0, 10) : iso.slice(0, 19) };
}
