import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { MultiSelect, Select, TextInput } from '@mantine/core';
import type { SegmentChoicesShown } from '../../../contract/settings.js';
import { useWords } from '../../words/words.js';
import { ANYTHING, thingsToGiveTo, type SegmentValues } from './segment-model.js';

interface FormProps {
  readonly choices: SegmentChoicesShown;
  readonly values: SegmentValues;
  readonly onChange: (changes: Partial<SegmentValues>) => void;
}

/** Whom is meant. All that is chosen must hold. */
export function SegmentForm({ choices, values, onChange }: FormProps) {
  const { say } = useWords();
  const names = choices.tags.map(({ name }) => name);
  const tags = (field: 'tagsAll' | 'tagsAny' | 'tagsNone') => (
    <MultiSelect
      label={say(`segment.${field}`)}
      data={names}
      value={[...values[field]]}
      onChange={(chosen) => onChange({ [field]: chosen })}
      searchable
      hidePickedOptions
      maxValues={50}
      limit={100}
      nothingFoundMessage={say('segment.noSuchTag')}
      comboboxProps={{ withinPortal: false }}
    />
  );
  return (
    <div className="form">
      {tags('tagsAll')}
      {tags('tagsAny')}
      {tags('tagsNone')}
      <GivingFields side="gave" {...{ choices, values, onChange }} />
      <GivingFields side="didNotGive" {...{ choices, values, onChange }} />
      <Select
        label={say('segment.subscribedTo')}
        data={[{ value: '', label: say('segment.any') }, ...choices.lists.map(({ slug, name }) => ({ value: slug, label: name }))]}
        value={values.subscribedTo}
        onChange={(chosen) => onChange({ subscribedTo: chosen ?? '' })}
        allowDeselect={false}
      />
    </div>
  );
}

function GivingFields({ side, choices, values, onChange }: FormProps & { readonly side: 'gave' | 'didNotGive' }) {
  const { say } = useWords();
  const since = `${side}Since` as const;
  return (
    <div className="form-row">
      <Select
        label={say(`segment.${side}`)}
        data={[{ value: '', label: say('segment.any') }, { value: ANYTHING, label: say('segment.anything') }, ...thingsToGiveTo(choices)]}
        value={values[side]}
        onChange={(chosen) => onChange({ [side]: chosen ?? '' })}
        allowDeselect={false}
        searchable
      />
      <TextInput type="date" label={say('segment.since')} value={values[since]} disabled={values[side] === ''} onChange={(event) => onChange({ [since]: event.target.value })} />
    </div>
  );
}
