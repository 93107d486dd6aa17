import { exponentOf, type Currency } from '../../../shared/currencies.js';
import { formatMoney } from '../../../shared/money.js';
import type { MoneyShown } from '../../contract/common.js';

/** Numbers, money and times as people of a language write them. */
export interface Formats {
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly money: (value: MoneyShown) => string;
  /** For axes: "€12K". */
  readonly shortMoney: (value: MoneyShown) => string;
  /** Day and minute in the reader's own zone. */
  readonly time: (at: string) => string;
  readonly day: (at: string) => string;
  readonly clock: (at: string) => string;
  /** How long ago or until then, in one unit. */
  readonly ago: (at: string, now: number) => string;
  /** How long, in one unit: "20 s", "15 min". */
  readonly lasting: (seconds: number) => string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `day`: how a language writes the unit of days. */
export function formatsOf(language: string, day: string): Formats {
  const locale = language === 'en' ? 'en-GB' : language;
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const times = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const clocks = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const unit = (value: number, name: string) => `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)}\u00a0${name}`;
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    money: (value) => formatMoney(value as { amount: number; currency: Currency }, locale),
    shortMoney: ({ amount, currency }) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 }).format(amount / 10 ** exponentOf(currency as Currency)),
    time: (at) => times.format(new Date(at)),
    day: (at) => days.format(new Date(at)),
    clock: (at) => clocks.format(new Date(at)),
    ago: (at, now) => {
      const seconds = Math.round((new Date(at).getTime() - now) / 1_000);
      const size = Math.abs(seconds);
      if (size < 2 * MINUTE) return relative.format(seconds > 0 && size < 3 ? 0 : seconds, 'second');
      if (size < 2 * HOUR) return relative.format(Math.trunc(seconds / MINUTE), 'minute');
      return size < 2 * DAY ? relative.format(Math.trunc(seconds / HOUR), 'hour') : relative.format(Math.trunc(seconds / DAY), 'day');
    },
    lasting: (seconds) => {
      if (seconds < MINUTE) return unit(seconds, 's');
      if (seconds < HOUR) return unit(seconds / MINUTE, 'min');
      return seconds < 2 * DAY ? unit(seconds / HOUR, 'h') : unit(seconds / DAY, day);
    },
  };
}
