import { useWords } from '../../words/words.js';
import type { Column } from './list-model.js';
import type { List } from './use-list.js';

const OTHER = { ascending: 'descending', descending: 'ascending' } as const;

/** What stands above a column; pressed, it sorts the list by it, and pressed again the other way round. */
export function HeadCell<Row>({ column: { title, sort, isNumeric = false }, list }: { readonly column: Column<Row>; readonly list: List<Row> }) {
  const { say } = useWords();
  const isSorted = sort !== undefined && list.sort.by === sort.by;
  const next = isSorted ? OTHER[list.sort.order] : sort?.first;
  return (
    <th scope="col" className={isNumeric ? 'is-numeric' : undefined} aria-sort={isSorted ? list.sort.order : undefined}>
      {sort === undefined ? say(title) : (
        <button type="button" onClick={() => list.change({ sort: sort.by, order: next ?? sort.first })}>
          {say(title)} <span aria-hidden="true" className="list-arrow">{isSorted ? (list.sort.order === 'ascending' ? '↑' : '↓') : '↕'}</span>
        </button>
      )}
    </th>
  );
}
