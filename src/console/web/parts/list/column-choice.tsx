import { Button, Checkbox, Popover } from '@mantine/core';
import { useWords } from '../../words/words.js';
import { Icon } from '../icon.js';
import type { ListModel } from './list-model.js';
import type { List } from './use-list.js';

/** Which columns are shown; the export has the same. */
export function ColumnChoice<Row>({ model, list }: { readonly model: ListModel<Row>; readonly list: List<Row> }) {
  const { say } = useWords();
  const names = list.shown.map(({ name }) => name);
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target><Button variant="default" leftSection={<Icon name="columns" />}>{say('list.columns')}</Button></Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group value={names} onChange={(chosen) => chosen.length > 0 && list.change({ columns: chosen.join(',') })}>
          <div className="stack column-choice">{model.columns.map(({ name, title }) => <Checkbox key={name} value={name} label={say(title)} />)}</div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
