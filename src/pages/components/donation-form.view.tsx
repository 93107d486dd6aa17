import type { DonationFormModel } from '../campaign/campaign.page-model.js';
import type { Voice } from '../page-text/voice.js';
import { AmountChoice } from './amount-choice.view.js';
import { CardField } from './card-field.view.js';
import { DedicationFields } from './dedication-fields.view.js';
import { Checkbox, DonorFields } from './donor-fields.view.js';
import { faultOf } from './form-faults.js';
import { FormField } from './form-field.view.js';

interface DonationFormProps {
  readonly form: DonationFormModel;
  readonly voice: Voice;
}

/** The form itself; it is whole without scripts, which only add comfort. */
export function DonationForm({ form, voice }: DonationFormProps) {
  const text = voice.text.form;
  const fee = form.cardFee;
  return (
    <form
      class="donation-form" method="post" action={form.action} data-donation-form data-currency={form.currency}
      data-fee-points={fee?.basisPoints} data-fee-fixed={fee?.fixed.amount}
      data-give-amount={text.giveAmount} data-cover-amount={text.coverFeesAmount} data-sending={text.sending}
    >
      <input type="hidden" name="attempt" value={form.attempt} />
      <AmountChoice form={form} voice={voice} />
      <Designations form={form} voice={voice} />
      <DonorFields form={form} voice={voice} />
      <DedicationFields form={form} voice={voice} />
      <CardField form={form} voice={voice} />
      <Checkbox field="coverFees" checked={form.values.coverFees === 'on'}>{text.coverFees}</Checkbox>
      <button class="give-button" type="submit">{text.give}</button>
    </form>
  );
}

function Designations({ form, voice }: DonationFormProps) {
  if (form.designations.length === 0) return null;
  const text = voice.text.form;
  return (
    <FormField
      field="designation" label={text.designation} fault={faultOf(form, 'designation', voice)}
      control={(attributes) => (
        <select {...attributes}>
          <option value="">{text.anyDesignation}</option>
          {form.designations.map(({ slug, title }) => (
            <option key={slug} value={slug} selected={slug === form.values.designation}>{title}</option>
          ))}
        </select>
      )}
    />
  );
}
