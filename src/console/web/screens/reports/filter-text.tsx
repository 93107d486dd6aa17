import type { ReportFilterShown } from '../../../contract/reports.js';
import { useWords, type WordKey } from '../../words/words.js';

/** What a report is narrowed down to, in a line. */
export function FilterText({ filter }: { readonly filter: ReportFilterShown }) {
  const { say, time } = useWords();
  const told = Object.entries(filter).map(([field, value]: [string, string | readonly string[]]) => {
    const name = say(`filter.${field}` as WordKey);
    if (field === 'from' || field === 'to') return `${name} ${time(String(value))}`;
    if (field === 'by') return `${name} ${say(`by.${String(value)}` as WordKey)}`;
    if (field === 'status') return `${name}: ${[value].flat().map((status) => say(`status.${status}` as WordKey)).join(', ')}`;
    return `${name}: ${String(value)}`;
  });
  return <bdi>{told.length === 0 ? say('report.everything') : told.join(' · ')}</bdi>;
}
