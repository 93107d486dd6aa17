import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { faultOf } from '../../parts/fault.js';
import { ask, query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import type { PledgeValues } from './pledge-values.js';

/** So that fields beside each other stand in one line, whichever has a hint. */
export const HINT_BELOW: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

export interface FieldsOf<Values> {
  readonly values: Values;
  readonly error: unknown;
  readonly onChange: (changes: Partial<Values>) => void;
}

interface PledgeFieldsProps extends FieldsOf<PledgeValues> {
  readonly organisation: string;
  readonly zone: string;
  readonly isLocked: boolean;
  /** The sponsor's name can be mended even where all else is settled. */
  readonly isSponsorLocked: boolean;
  readonly isTagSettled: boolean;
}

/** Who has promised, and for which time and which donors. */
export function PledgeFields({ values, error, onChange, organisation, zone, isLocked, isSponsorLocked, isTagSettled }: PledgeFieldsProps) {
  const { say } = useWords();
  const time = (name: 'opensAt' | 'closesAt') => ({
    ...{ type: 'datetime-local', label: say('pledge.inZone', { label: say(`pledge.${name}`), zone }), value: values[name], error: faultOf(error, name), readOnly: isLocked, required: true },
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <>
      <TextInput label={say('pledge.sponsor')} description={say('pledge.sponsorHint')} value={values.sponsor} error={faultOf(error, 'sponsor')} readOnly={isSponsorLocked} required maxLength={200} onChange={(event) => onChange({ sponsor: event.target.value })} />
      <div className="form-row">
        <TextInput {...time('opensAt')} description={say('pledge.sinceHint')} inputWrapperOrder={HINT_BELOW} />
        <TextInput {...time('closesAt')} />
      </div>
      <TagField organisation={organisation} value={values.tag} error={faultOf(error, 'tag')} isLocked={isLocked || isTagSettled} hint={isTagSettled ? say('pledge.settled') : undefined} onChoose={(tag) => onChange({ tag })} />
    </>
  );
}

interface TagFieldProps {
  readonly organisation: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly isLocked: boolean;
  readonly hint: string | undefined;
  readonly onChoose: (tag: string) => void;
}

function TagField({ organisation, value, error, isLocked, hint, onChoose }: TagFieldProps) {
  const { say } = useWords();
  const { data } = useQuery({ queryKey: ['tags', organisation], queryFn: () => ask<readonly string[]>(`/donors/tags${query({ organisation })}`) });
  const tags = data ?? [];
  const known = value === '' || tags.includes(value) ? tags : [value, ...tags];
  return (
    <Select
      label={say('pledge.tag')}
      {...(hint === undefined ? {} : { description: hint })}
      data={[{ value: '', label: say('pledge.everybody') }, ...known.map((tag) => ({ value: tag, label: tag }))]}
      value={value}
      onChange={(tag) => onChoose(tag ?? '')}
      searchable={known.length > 8}
      allowDeselect={false}
      readOnly={isLocked}
      error={error}
    />
  );
}
