import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { FilterChoice } from './filter-choice.js';
import type { List } from './use-list.js';

/** For people who look after several organisations, of a list that has those of all of them. */
export function OrganisationFilter<Row>({ list }: { readonly list: List<Row> }) {
  const { say } = useWords();
  if (session.organisations.length < 2) return null;
  return <FilterChoice list={list} name="organisation" label={say('common.organisation')} options={session.organisations.map(({ slug, name }) => ({ value: slug, label: name }))} />;
}
