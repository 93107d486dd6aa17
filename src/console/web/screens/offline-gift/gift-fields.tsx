import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { DesignationShown } from '../../../contract/campaigns.js';
import { CampaignField } from '../../parts/campaign-field.js';
import { faultOf } from '../../parts/fault.js';
import { scaleOf } from '../../parts/form-model.js';
import { useWords } from '../../words/words.js';
import type { GiftValues } from './gift-values.js';

export interface FieldsProps {
  readonly values: GiftValues;
  readonly error: unknown;
  readonly onChange: (changes: Partial<GiftValues>) => void;
}

const MEANS = ['cheque', 'transfer', 'cash', 'other'] as const satisfies readonly GiftValues['means'][];

interface ToWhatProps extends FieldsProps {
  readonly organisation: string;
  readonly currency: string;
  readonly designations: readonly DesignationShown[];
}

/** To what, and how much. */
export function ToWhat({ organisation, currency, designations, values, error, onChange }: ToWhatProps) {
  const { say } = useWords();
  return (
    <>
      <div className="form-row">
        <CampaignField organisation={organisation} day={undefined} value={values.campaign === '' ? undefined : values.campaign} nothing="entry.choose" error={faultOf(error, 'campaign')} onChoose={(slug) => onChange({ campaign: slug ?? '', designation: '' })} />
        <Select
          label={say('column.designation')}
          data={[{ value: '', label: say('entry.whole') }, ...designations.map(({ slug, title }) => ({ value: slug, label: title }))]}
          value={values.designation}
          onChange={(slug) => onChange({ designation: slug ?? '' })}
          allowDeselect={false}
          disabled={designations.length === 0}
          error={faultOf(error, 'designation')}
        />
      </div>
      <div className="form-row">
        <NumberInput label={currency === '' ? say('column.amount') : say('refund.amount', { currency })} value={values.amount} decimalScale={scaleOf(currency === '' ? 'EUR' : currency)} min={0} required disabled={currency === ''} onChange={(amount) => onChange({ amount })} error={faultOf(error, 'amount')} />
        <TextInput type="datetime-local" label={say('entry.receivedAt')} value={values.receivedAt} required onChange={(event) => onChange({ receivedAt: event.target.value })} error={faultOf(error, 'receivedAt')} />
      </div>
      <div className="form-row">
        <Select label={say('entry.means')} data={MEANS.map((means) => ({ value: means, label: say(`means.${means}`) }))} value={values.means} onChange={(means) => means !== null && onChange({ means })} allowDeselect={false} />
        <TextInput label={say('entry.reference')} description={say('entry.referenceHint')} value={values.reference} maxLength={200} onChange={(event) => onChange({ reference: event.target.value })} error={faultOf(error, 'reference')} />
      </div>
    </>
  );
}

/** By whom, and what they want said of it. */
export function ByWhom({ values, error, onChange }: FieldsProps) {
  const { say } = useWords();
  return (
    <>
      <div className="form-row">
        <TextInput type="email" label={say('column.email')} value={values.email} maxLength={320} onChange={(event) => onChange({ email: event.target.value })} error={faultOf(error, 'donor.email')} />
        <TextInput label={say('column.number')} description={say('entry.numberHint')} value={values.number} maxLength={100} onChange={(event) => onChange({ number: event.target.value })} error={faultOf(error, 'donor.number')} />
      </div>
      <TextInput label={say('column.name')} description={say('entry.nameHint')} value={values.name} maxLength={100} onChange={(event) => onChange({ name: event.target.value })} error={faultOf(error, 'donor.name')} />
      <Checkbox label={say('entry.anonymous')} checked={values.isAnonymous} onChange={(event) => onChange({ isAnonymous: event.target.checked })} />
      <Textarea label={say('column.message')} value={values.message} maxLength={500} autosize minRows={2} onChange={(event) => onChange({ message: event.target.value })} error={faultOf(error, 'message')} />
    </>
  );
}

export function Honouring({ values, error, onChange }: FieldsProps) {
  const { say } = useWords();
  return (
    <>
      <div className="form-row">
        <Select
          label={say('entry.dedication')}
          data={[{ value: '', label: say('entry.nobody') }, { value: 'honour', label: say('dedication.honour') }, { value: 'memory', label: say('dedication.memory') }]}
          value={values.honours}
          onChange={(kind) => onChange({ honours: kind ?? '' })}
          allowDeselect={false}
        />
        <TextInput label={say('column.name')} value={values.honoured} maxLength={100} disabled={values.honours === ''} onChange={(event) => onChange({ honoured: event.target.value })} error={faultOf(error, 'dedication.name')} />
      </div>
      {values.honours !== '' && (
        <div className="form-row">
          <TextInput label={say('entry.notifyName')} value={values.notifyName} maxLength={100} onChange={(event) => onChange({ notifyName: event.target.value })} error={faultOf(error, 'dedication.notify.name')} />
          <TextInput type="email" label={say('entry.notifyEmail')} description={say('entry.notifyHint')} value={values.notifyEmail} maxLength={320} onChange={(event) => onChange({ notifyEmail: event.target.value })} error={faultOf(error, 'dedication.notify.email')} />
        </div>
      )}
    </>
  );
}
