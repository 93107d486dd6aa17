import { Select } from '@mantine/core';
import type { Order } from '../../../contract/common.js';
import { useWords } from '../../words/words.js';
import type { ListModel } from './list-model.js';
import type { List } from './use-list.js';

const ORDERS: readonly Order[] = ['descending', 'ascending'];
const ARROWS = { ascending: '↑', descending: '↓' } as const;

/** How a list is sorted, where its rows are cards and there are no heads to press. */
export function SortChoice<Row>({ model, list }: { readonly model: ListModel<Row>; readonly list: List<Row> }) {
  const { say } = useWords();
  const options = model.columns.flatMap(({ title, sort }) => (sort === undefined ? [] : ORDERS.map((order) => ({ value: `${sort.by} ${order}`, label: `${say(title)} ${ARROWS[order]}` }))));
  if (options.length === 0) return null;
  return (
    <Select
      className="list-sort"
      label={say('list.sort')}
      data={options}
      value={`${list.sort.by} ${list.sort.order}`}
      onChange={(chosen) => {
        const [by = null, order = null] = chosen?.split(' ') ?? [];
        list.change({ sort: by, order });
      }}
      allowDeselect={false}
      w={170}
    />
  );
}
