import type { DonationFormField, DonationFormModel } from '../campaign/campaign.page-model.js';
import type { Voice } from '../page-text/voice.js';
import { faultOf } from './form-faults.js';
import { FormField } from './form-field.view.js';

const FIELDS: readonly DonationFormField[] = ['dedicationKind', 'dedicationName', 'notifyName', 'notifyEmail'];
const KINDS = ['honour', 'memory'] as const;

interface FieldsProps {
  readonly form: DonationFormModel;
  readonly voice: Voice;
}

/** In whose honour or memory, and who is told: folded away until somebody wants it, or has filled it in. */
export function DedicationFields({ form, voice }: FieldsProps) {
  const { dedication: text, optional } = voice.text.form;
  const isInUse = FIELDS.some((field) => Boolean(form.values[field]) || faultOf(form, field, voice) !== null);
  return (
    <details class="message" open={isInUse}>
      <summary>{text.title} <span class="field-optional">{optional}</span></summary>
      <KindField form={form} voice={voice} />
      <TextField form={form} voice={voice} field="dedicationName" label={text.name} />
      <TextField form={form} voice={voice} field="notifyName" label={text.notifyName} hint={text.notifyHint} />
      <FormField
        field="notifyEmail" label={text.notifyEmail} fault={faultOf(form, 'notifyEmail', voice)}
        control={(attributes) => <input {...attributes} type="email" autocomplete="off" dir="ltr" value={form.values.notifyEmail ?? ''} />}
      />
    </details>
  );
}

function KindField({ form, voice }: FieldsProps) {
  const text = voice.text.form.dedication;
  return (
    <FormField
      field="dedicationKind" label={text.kind} fault={faultOf(form, 'dedicationKind', voice)}
      control={(attributes) => (
        <select {...attributes}>
          <option value="">{text.none}</option>
          {KINDS.map((kind) => <option key={kind} value={kind} selected={form.values.dedicationKind === kind}>{text[kind]}</option>)}
        </select>
      )}
    />
  );
}

interface TextFieldProps extends FieldsProps {
  readonly field: 'dedicationName' | 'notifyName';
  readonly label: string;
  readonly hint?: string;
}

function TextField({ form, voice, field, label, hint }: TextFieldProps) {
  return (
    <FormField
      field={field} label={label} fault={faultOf(form, field, voice)} {...(hint !== undefined && { hint })}
      control={(attributes) => <input {...attributes} type="text" autocomplete="off" dir="auto" value={form.values[field] ?? ''} />}
    />
  );
}
