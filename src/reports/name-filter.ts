import type { Transaction } from '../database/transaction.js';
import type { FilterField, Named, NamedFilter, ReportFilter } from './report-filter.js';
import { FilterNotFound } from './reports.errors.js';

/** Within the organisation's scope, so that what others have is not there. $1: what was asked for. */
const FIND: Readonly<Record<'givingDay' | 'campaign' | 'tag' | 'mailing', string>> = {
  givingDay: `SELECT id, title FROM giving_days WHERE slug = $1`,
  campaign: `SELECT id, title FROM campaigns WHERE slug = $1`,
  tag: `SELECT id, name AS title FROM tags WHERE name = normalize($1, NFC)`,
  mailing: `SELECT id, subject AS title FROM mailings WHERE id = $1::uuid`,
};

/** What the names of a filter stand for. @throws FilterNotFound naming each that stands for nothing of this organisation */
export async function nameFilter(tx: Transaction, filter: ReportFilter): Promise<NamedFilter> {
  const { givingDay, campaign, tag, mailing, ...rest } = filter;
  const asked = Object.entries({ givingDay, campaign, tag, mailing }) as [keyof typeof FIND, string | undefined][];
  const named: Partial<Record<FilterField, Named>> = {};
  const missing: FilterField[] = [];
  for (const [field, text] of asked) {
    if (text === undefined) continue;
    const found = await tx.row<{ id: string; title: string }>(FIND[field], [text]);
    if (found === null) missing.push(field);
    else named[field] = { ...found, asked: text };
  }
  if (missing.length > 0) throw new FilterNotFound(missing);
  return { ...named, ...rest } as NamedFilter;
}
