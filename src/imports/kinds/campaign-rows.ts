import { parseAmount } from '../../shared/amount-text.js';
import { isCurrency, type Currency } from '../../shared/currencies.js';
import type { Cell } from '../../sheets/sheet.js';
import { cellText } from '../cells/cell-text.js';
import { textReader, type ReadCell } from '../cells/read-cell.js';
import { readInstant } from '../cells/read-instant.js';
import { readSlug } from '../cells/read-slug.js';
import { readYesOrNo } from '../cells/yes-or-no.js';
import { RowReading } from '../cells/row-reading.js';
import type { NamedCampaign } from './campaign-names.js';
import type { NamedDay } from './day-names.js';
import type { Columns, RowReader } from './import-kind.js';

const LONGEST = { title: 300, summary: 1_000, story: 20_000 } as const;

/** Reads what rows say of campaigns; `known` and `days`: those that there are. */
export function campaignRowReader(columns: Columns, known: readonly NamedCampaign[], days: readonly NamedDay[]): RowReader {
  const campaigns = new Map(known.map((campaign) => [campaign.slug, campaign]));
  const findDay = new Map(days.map((day) => [day.slug, day]));
  const readers = { title: textReader(LONGEST.title), summary: textReader(LONGEST.summary), story: textReader(LONGEST.story, { lines: true }), text: textReader(200) };

  return ({ cells }) => {
    const reading = new RowReading(columns, cells);
    const slug = reading.required('slug', readSlug);
    const before = slug === null ? undefined : campaigns.get(slug);
    const dayName = reading.take('givingDay', readers.text);
    const day = dayName === null ? null : (findDay.get(dayName) ?? null);
    if (dayName !== null && day === null) reading.refuse('givingDay', 'giving_day_unknown', dayName);
    const title = before === undefined ? reading.required('title', readers.title) : reading.take('title', readers.title);
    const written = reading.take('currency', readCurrency) as Currency | null;
    const currency = written ?? before?.currency ?? day?.currency ?? null;
    if (currency === null && slug !== null) reading.refuse('currency', 'required');
    const amount = (field: string) => (currency === null ? null : reading.take(field, (cell) => readAmount(cell, currency)));
    const published = reading.take('published', readYesOrNo);
    const facts = {
      ...{ title, currency: before === undefined ? currency : written, giving_day_id: day?.id ?? null },
      ...{ summary: reading.take('summary', readers.summary), story: reading.take('story', readers.story) },
      ...{ goal: amount('goal'), minimum: amount('minimum'), maximum: amount('maximum') },
      opens_at: reading.take('opens', readInstant) ?? (before === undefined ? (day?.startsAt ?? null) : null),
      closes_at: reading.take('closes', readInstant) ?? (before === undefined ? (day?.endsAt ?? null) : null),
      locale: reading.take('locale', readLocale) ?? (before === undefined ? (day?.locale ?? null) : null),
      published: published === null ? null : published === 'yes',
      // One, and a hundred thousand, of the currency.
      ...(currency !== null && before === undefined ? { smallest: minorUnits(1, currency), largest: minorUnits(100_000, currency) } : {}),
    };
    return reading.checked([{ label: slug, facts }]);
  };
}

function readCurrency(cell: Cell | undefined): ReadCell {
  const { text, fault } = cellText(cell);
  if (fault !== null) return { ok: false, code: fault, value: text };
  const code = text?.trim().toUpperCase() ?? '';
  if (code === '') return { ok: true, value: null };
  return isCurrency(code) ? { ok: true, value: code } : { ok: false, code: 'currency_unknown', value: text };
}

function readLocale(cell: Cell | undefined): ReadCell {
  const { text, fault } = cellText(cell);
  if (fault !== null) return { ok: false, code: fault, value: text };
  if (text === null || text.trim() === '') return { ok: true, value: null };
  try {
    const [locale = null] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'));
    return { ok: true, value: locale };
  } catch {
    return { ok: false, code: 'locale_unknown', value: text };
  }
}

function readAmount(cell: Cell | undefined, currency: Currency): ReadCell {
  const { text, fault } = cellText(cell);
  if (fault !== null) return { ok: false, code: fault, value: text };
  if (text === null || text.trim() === '') return { ok: true, value: null };
  const parsed = parseAmount(text, currency, 'en');
  return parsed.ok ? { ok: true, value: String(parsed.value.amount) } : { ok: false, code: parsed.fault, value: text };
}

function minorUnits(major: number, currency: Currency): number {
  const parsed = parseAmount(String(major), currency, 'en');
  return parsed.ok ? parsed.value.amount : major;
}
