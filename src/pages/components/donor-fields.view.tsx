import type { DonationFormModel } from '../campaign/campaign.page-model.js';
import type { Voice } from '../page-text/voice.js';
import { faultOf } from './form-faults.js';
import { FormField } from './form-field.view.js';

interface FieldsProps {
  readonly form: DonationFormModel;
  readonly voice: Voice;
}

/** Who gives, where the receipt goes, and what stands beside the gift. */
export function DonorFields({ form, voice }: FieldsProps) {
  const text = voice.text.form;
  const { values } = form;
  return (
    <>
      <FormField
        field="name" label={text.name} fault={faultOf(form, 'name', voice)}
        control={(attributes) => <input {...attributes} type="text" autocomplete="name" required dir="auto" value={values.name ?? ''} />}
      />
      <Checkbox field="anonymous" checked={values.anonymous === 'on'}>{text.anonymous}</Checkbox>
      <FormField
        field="email" label={text.email} hint={text.emailHint} fault={faultOf(form, 'email', voice)}
        control={(attributes) => <input {...attributes} type="email" autocomplete="email" required dir="ltr" value={values.email ?? ''} />}
      />
      <MessageField form={form} voice={voice} />
    </>
  );
}

function MessageField({ form, voice }: FieldsProps) {
  const text = voice.text.form;
  const fault = faultOf(form, 'message', voice);
  const message = form.values.message ?? '';
  return (
    <details class="message" open={fault !== null || message !== ''}>
      <summary>{text.message} <span class="field-optional">{text.optional}</span></summary>
      <FormField
        field="message" label={text.message} hint={text.messageHint} fault={fault}
        control={(attributes) => <textarea {...attributes} rows={3} dir="auto" maxLength={form.messageLimit}>{message}</textarea>}
      />
    </details>
  );
}

interface CheckboxProps {
  readonly field: 'anonymous' | 'coverFees';
  readonly checked: boolean;
  readonly children: string;
}

export function Checkbox({ field, checked, children }: CheckboxProps) {
  return (
    <label class="checkbox">
      <input type="checkbox" name={field} id={`give-${field}`} checked={checked} /> <span data-label={field}>{children}</span>
    </label>
  );
}
