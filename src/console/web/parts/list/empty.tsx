import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words.js';
import { Quiet } from '../states.js';
import type { ListModel } from './list-model.js';
import type { List as Listed } from './use-list.js';

interface EmptyProps<Row> {
  readonly model: ListModel<Row>;
  readonly list: Listed<Row>;
  /** The way to make the first; nothing for whoever may not. */
  readonly first?: ReactNode;
}

/** A list without rows: none are there yet, or what it was narrowed down to leaves none. */
export function Empty<Row>({ model, list, first }: EmptyProps<Row>) {
  const { say } = useWords();
  const narrowing = ['search', ...model.filters].filter((name) => (list.wishes[name] ?? '') !== '');
  const isNarrowed = narrowing.length > 0;
  const showAll = () => list.change(Object.fromEntries(narrowing.map((name) => [name, null])));
  return (
    <Quiet title={say(model.empty.title)} lever={isNarrowed ? <Button variant="default" onClick={showAll}>{say('list.showAll')}</Button> : first}>
      {say(isNarrowed ? 'list.noneFits' : model.empty.text)}
    </Quiet>
  );
}
