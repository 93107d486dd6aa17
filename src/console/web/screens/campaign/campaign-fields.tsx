import { NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { faultOf } from '../../parts/fault.js';
import { scaleOf } from '../../parts/form-model.js';
import { useWords } from '../../words/words.js';
import type { CampaignValues } from './campaign-values.js';

interface FieldsProps {
  readonly values: CampaignValues;
  readonly currency: string;
  readonly error: unknown;
  readonly isLocked: boolean;
  readonly onChange: (changes: Partial<CampaignValues>) => void;
}

/** What a person writes of a campaign. */
export function CampaignFields({ values, currency, error, isLocked, onChange }: FieldsProps) {
  const { say } = useWords();
  const text = (name: 'title' | 'summary' | 'story') => ({ label: say(`campaign.${name}`), value: values[name], error: faultOf(error, name), readOnly: isLocked, onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }) });
  const amount = (name: 'goal' | 'minimum' | 'maximum') => ({ label: `${say(`campaign.${name}`)} (${currency})`, value: values[name], decimalScale: scaleOf(currency), min: 0, error: faultOf(error, name), readOnly: isLocked, onChange: (value: string | number) => onChange({ [name]: String(value) }) });
  const time = (name: 'opensAt' | 'closesAt') => ({ type: 'datetime-local', label: say(`campaign.${name}`), value: values[name], error: faultOf(error, name), readOnly: isLocked, onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }) });
  return (
    <>
      <TextInput {...text('title')} required maxLength={200} />
      <Textarea {...text('summary')} autosize minRows={2} maxLength={500} />
      <Textarea {...text('story')} autosize minRows={6} maxRows={16} />
      <div className="form-row">
        <NumberInput {...amount('goal')} thousandSeparator=" " />
        <NumberInput {...amount('minimum')} thousandSeparator=" " required />
        <NumberInput {...amount('maximum')} thousandSeparator=" " required />
      </div>
      <TextInput
        label={`${say('campaign.suggested')} (${currency})`}
        description={say('campaign.suggestedHint')}
        value={values.suggestedAmounts}
        readOnly={isLocked}
        error={faultOf(error, 'suggestedAmounts')}
        onChange={(event) => onChange({ suggestedAmounts: event.target.value })}
      />
      <div className="form-row">
        <TextInput {...time('opensAt')} required />
        <TextInput {...time('closesAt')} />
      </div>
      <Switch label={say('campaign.published')} checked={values.isPublished} disabled={isLocked} onChange={(event) => onChange({ isPublished: event.target.checked })} />
    </>
  );
}
