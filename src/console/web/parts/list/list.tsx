import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words.js';
import { Broken, Loading } from '../states.js';
import { ColumnChoice } from './column-choice.js';
import { Empty } from './empty.js';
import { HeadCell } from './head-cell.js';
import './list.css';
import type { ListModel } from './list-model.js';
import { SortChoice } from './sort-choice.js';
import { SearchField } from './search-field.js';
import type { List as Listed } from './use-list.js';
import { Icon } from '../icon.js';

interface ListProps<Row> {
  readonly model: ListModel<Row>;
  readonly list: Listed<Row>;
  /** What it is a list of, for those who hear it. */
  readonly label: string;
  /** Null for lists that cannot be searched. */
  readonly searchHint: string | null;
  /** Fields by which it is narrowed down further. */
  readonly filters?: ReactNode;
  /** The way to make the first row, offered where there is none. */
  readonly first?: ReactNode;
}

/** A list with all that can be done to it; its rows are cards where there is no room for a table. */
export function List<Row>({ model, list, label, searchHint, filters, first }: ListProps<Row>) {
  const { say } = useWords();
  return (
    <>
      <div className="list-tools">
        {searchHint !== null && <SearchField label={say('list.search')} hint={searchHint} value={list.wishes['search'] ?? ''} onSearch={(search) => list.change({ search })} />}
        {filters}
        <SortChoice model={model} list={list} />
        <div className="list-tools-end">
          <ColumnChoice model={model} list={list} />
          {model.hasExport && (
            <Button component="a" href={list.exportHref} download variant="default" leftSection={<Icon name="download" />}>{say('list.export')}</Button>
          )}
        </div>
      </div>
      <Rows model={model} list={list} label={label} first={first} />
    </>
  );
}

function Rows<Row>({ model, list, label, first }: Pick<ListProps<Row>, 'model' | 'list' | 'label' | 'first'>) {
  const { say } = useWords();
  const { pages, rows, shown } = list;
  if (pages.error !== null && rows.length === 0) return <Broken error={pages.error} again={() => void pages.refetch()} />;
  if (pages.isPending) return <Loading />;
  if (rows.length === 0) return <Empty model={model} list={list} first={first} />;
  return (
    <>
      <div className="list" role="region" aria-label={label} tabIndex={0} aria-busy={pages.isPlaceholderData}>
        <table>
          <caption className="hidden-text">{label}</caption>
          <thead><tr>{shown.map((column) => <HeadCell key={column.name} column={column} list={list} />)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={model.keyOf(row)} data-key={model.keyOf(row)}>
                {shown.map(({ name, title, cell, isNumeric = false }) => <td key={name} className={isNumeric ? 'is-numeric' : undefined} data-title={say(title)}>{cell(row)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="list-end">
        {pages.hasNextPage
          ? <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{say('list.more')}</Button>
          : <span className="soft small">{say('list.end', { n: rows.length })}</span>}
      </p>
    </>
  );
}
