import { TextInput } from '@mantine/core';
import type { List } from './use-list.js';
import { useWords } from '../../words/words.js';

/** From one day to another, both of them included, as the reader's clock has them. */
export function Between<Row>({ list }: { readonly list: List<Row> }) {
  const { say } = useWords();
  const from = list.wishes['from'];
  const until = list.wishes['until'];
  return (
    <>
      <TextInput type="date" label={say('list.from')} value={from == null ? '' : dayOf(new Date(from))} onChange={(event) => list.change({ from: beginning(event.target.value, 0) })} />
      <TextInput type="date" label={say('list.until')} value={until == null ? '' : dayOf(new Date(Date.parse(until) - 1))} onChange={(event) => list.change({ until: beginning(event.target.value, 1) })} />
    </>
  );
}

/** When the day begins, or the one so many days after it. */
function beginning(day: string, after: number): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined || year < 1970) return null;
  return new Date(year, month - 1, date + after).toISOString();
}

function dayOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return Number.isNaN(at.getTime()) ? '' : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
