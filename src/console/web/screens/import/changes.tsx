import type { PreviewRowShown } from '../../../contract/imports.js';
import { useWords, type WordKey } from '../../words/words.js';
import { en } from '../../words/en.js';
import type { Formats } from '../../words/formats.js';

type Said = Readonly<Record<string, unknown>>;

/** What a field is called elsewhere, where a kind has a name of its own for it. */
const SAME: Readonly<Record<string, string>> = { givenAt: 'date', giving_day_id: 'givingDay', opens_at: 'opens', closes_at: 'closes', published_at: 'published' };

/** What goes with another field, or is of no use to people. */
const SILENT = new Set(['currency', 'isKnown', 'isLifted', 'code']);

const AMOUNTS = new Set(['amount', 'goal', 'minimum', 'maximum']);
const INSTANTS = new Set(['givenAt', 'opens_at', 'closes_at', 'published_at']);

/** What becomes of whom or what a row is about, field by field: what it was, where it was anything else, and what it becomes. */
export function Changes({ of: { outcome, before, after } }: { readonly of: PreviewRowShown }) {
  const words = useWords();
  const { say } = words;
  if (after === null) return '–';
  if (outcome === 'rejected') return <span lang="en">{String(after['message'] ?? '')}</span>;
  const isNewDonor = before?.['isKnown'] === false;
  const told = Object.keys(after).filter((field) => !SILENT.has(field) && after[field] !== null);
  return (
    <ul className="changes">
      {isNewDonor && <li><ins>{say('preview.newDonor')}</ins></li>}
      {told.map((field) => <Change key={field} name={nameOf(field, say)} was={before !== null && field in before ? textOf(field, before, words) : null} is={textOf(field, after, words)} />)}
    </ul>
  );
}

function Change({ name, was, is }: { readonly name: string; readonly was: string | null; readonly is: string }) {
  const { say } = useWords();
  const empty = say('preview.empty');
  if (was === is) return <li className="soft">{name}: <bdi>{is || empty}</bdi></li>;
  return (
    <li>
      {name}: {was !== null && <><del>{was || empty}</del><span className="hidden-text"> {say('preview.becomes')} </span><span aria-hidden="true"> → </span></>}
      <ins>{is || empty}</ins>
    </li>
  );
}

function nameOf(field: string, say: (key: WordKey) => string): string {
  const key = `said.${SAME[field] ?? field}`;
  return Object.hasOwn(en, key) ? say(key as WordKey) : field;
}

function textOf(field: string, said: Said, { money, number, time }: Formats): string {
  const value = said[field];
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'number' && AMOUNTS.has(field) && typeof said['currency'] === 'string') return money({ amount: value, currency: said['currency'] });
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string' && INSTANTS.has(field)) return time(/[zZ]|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}Z`);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
