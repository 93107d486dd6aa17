import { createHash } from 'node:crypto';
import { parseAmount } from '../../shared/amount-text.js';
import type { Cell } from '../../sheets/sheet.js';
import { cellText } from '../cells/cell-text.js';
import { readEmail, textReader, type ReadCell } from '../cells/read-cell.js';
import { readInstant } from '../cells/read-instant.js';
import { readYesOrNo } from '../cells/yes-or-no.js';
import { RowReading } from '../cells/row-reading.js';
import type { Import } from '../import.js';
import { byName, type NamedCampaign } from './campaign-names.js';
import type { Columns, RowReader } from './import-kind.js';

const LONGEST_REFERENCE = 200;
/** Clocks differ a little, and a day begins earlier in the east. */
const AHEAD_MS = 24 * 3_600_000;

/** Reads gifts: of whom, to what, how much, when, and what tells each from others. */
export function giftRowReader(columns: Columns, of: Import, campaigns: readonly NamedCampaign[]): RowReader {
  const findCampaign = byName(campaigns);
  const readers = { name: textReader(100), number: textReader(100), message: textReader(500), reference: textReader(LONGEST_REFERENCE), text: textReader(300) };
  const latest = of.createdAt.getTime() + AHEAD_MS;

  return ({ number: row, cells }) => {
    const reading = new RowReading(columns, cells);
    const who = { email: reading.take('email', readEmail), number: reading.take('number', readers.number), name: reading.take('name', readers.name) };
    if (who.email === null && who.number === null) reading.refuse(null, 'who_missing');
    const named = reading.required('campaign', readers.text);
    const campaign = named === null ? null : findCampaign(named);
    if (named !== null && campaign === null) reading.refuse('campaign', 'campaign_unknown', named);
    const currency = reading.take('currency', readers.text);
    if (campaign !== null && currency !== null && currency.toUpperCase() !== campaign.currency) reading.refuse('currency', 'wrong_currency', currency);
    const amount = campaign === null ? null : reading.required('amount', (cell) => readMinorUnits(cell, campaign));
    const fundName = reading.take('designation', readers.text);
    const fund = fundName === null || campaign === null ? null : byName(campaign.designations)(fundName);
    if (fundName !== null && campaign !== null && fund === null) reading.refuse('designation', 'designation_unknown', fundName);
    const date = reading.take('date', readInstant);
    if (date !== null && new Date(date).getTime() > latest) reading.refuse('date', 'in_future', date);
    const reference = reading.take('reference', readers.reference);
    const anonymous = reading.take('anonymous', readYesOrNo) === 'yes';
    const message = reading.take('message', readers.message);
    const identity = identityOf({ reference, date, of, row, particulars: [campaign?.id, who.email, who.number, amount, date, fund?.id] });
    const facts = { campaign: campaign?.id, designation: fund?.id ?? null, amount, currency: campaign?.currency, locale: campaign?.locale, anonymous, message, givenAt: date ?? of.createdAt.toISOString(), by: identity.by };
    return reading.checked([{ ...who, label: identity.key, facts }]);
  };
}

interface Identified {
  readonly reference: string | null;
  readonly date: string | null;
  readonly of: Import;
  readonly row: number;
  readonly particulars: readonly unknown[];
}

/**
 * What tells a gift from all others: its reference; else all that is said of it, where that has a date; else its place in this
 * very file.
 */
function identityOf({ reference, date, of, row, particulars }: Identified): { key: string; by: 'reference' | 'particulars' | 'place' } {
  if (reference !== null) return { key: `reference:${reference}`, by: 'reference' };
  if (date !== null) return { key: `gift:${createHash('sha256').update(JSON.stringify(particulars)).digest('hex')}`, by: 'particulars' };
  return { key: `row:${of.sha256}:${row}`, by: 'place' };
}

function readMinorUnits(cell: Cell | undefined, { currency, locale }: NamedCampaign): ReadCell {
  const { text, fault } = cellText(cell);
  if (fault !== null) return { ok: false, code: fault, value: text };
  if (text === null || text.trim() === '') return { ok: true, value: null };
  const parsed = parseAmount(withoutCurrency(text, currency), currency, typeof cell === 'number' ? 'en' : locale);
  return parsed.ok ? { ok: true, value: String(parsed.value.amount) } : { ok: false, code: parsed.fault, value: text };
}

/** "€25" and "25 EUR" are amounts, too. */
function withoutCurrency(text: string, currency: string): string {
  return text.replace(new RegExp(`^\\s*(?:${currency}|\\p{Sc})\\s*|\\s*(?:${currency}|\\p{Sc})\\s*$`, 'giu'), '');
}
