import { Select } from '@mantine/core';
import { useWords } from '../../words/words.js';
import type { List } from './use-list.js';

interface FilterChoiceProps<Row> {
  readonly list: List<Row>;
  /** The parameter of the address. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Narrows a list down to one of several, or not at all. */
export function FilterChoice<Row>({ list, name, label, options }: FilterChoiceProps<Row>) {
  const { say } = useWords();
  return (
    <Select
      label={label}
      data={[{ value: '', label: say('list.all') }, ...options]}
      value={list.wishes[name] ?? ''}
      onChange={(value) => list.change({ [name]: value })}
      allowDeselect={false}
      searchable={options.length > 8}
      w={170}
    />
  );
}
