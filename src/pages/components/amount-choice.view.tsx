import { formatMoney, toDecimalText, type Money } from '../../shared/money.js';
import type { DonationFormModel } from '../campaign/campaign.page-model.js';
import { fillText } from '../page-text/fill.js';
import type { Voice } from '../page-text/voice.js';
import { FormField, FieldFault, describedBy } from './form-field.view.js';
import { faultOf, fieldId, isOtherAmount } from './form-faults.js';

interface AmountChoiceProps {
  readonly form: DonationFormModel;
  readonly voice: Voice;
}

/** Suggested amounts as one tap each, and a field for another, which the style sheet shows once "other" is chosen. */
export function AmountChoice({ form, voice }: AmountChoiceProps) {
  const isOther = isOtherAmount(form);
  const fault = faultOf(form, 'amount', voice);
  const chosen = isOther ? 'other' : (form.values.amount ?? defaultAmount(form.suggested));
  return (
    <fieldset class={fault === null ? 'amounts' : 'amounts is-wrong'} {...describedBy('amount', false, fault !== null && !isOther)}>
      <legend class="field-label">{voice.text.form.amount}</legend>
      {form.suggested.map((amount, index) => (
        <AmountChip key={index} index={index} value={fieldValue(amount)} amount={amount.amount} chosen={chosen}>
          {formatMoney(amount, voice.locale)}
        </AmountChip>
      ))}
      {form.suggested.length > 0 && <AmountChip index="other" value="other" chosen={chosen}>{voice.text.form.other}</AmountChip>}
      <OtherAmount form={form} voice={voice} />
      {!isOther && <FieldFault field="amount" fault={fault} />}
    </fieldset>
  );
}

interface ChipProps {
  readonly index: number | 'other';
  readonly value: string;
  /** Minor units. */
  readonly amount?: number;
  readonly chosen: string | undefined;
  readonly children: string;
}

function AmountChip({ index, value, amount, chosen, children }: ChipProps) {
  const id = `${fieldId('amount')}-${index}`;
  const chipClass = index === 'other' ? 'chip-input chip-other' : 'chip-input';
  return (
    <>
      <input class={chipClass} type="radio" name="amount" id={id} value={value} checked={value === chosen} data-minor={amount} />
      <label class="chip" for={id}>{children}</label>
    </>
  );
}

function OtherAmount({ form, voice }: AmountChoiceProps) {
  const text = voice.text.form;
  const range = { minimum: formatMoney(form.minimum, voice.locale), maximum: formatMoney(form.maximum, voice.locale) };
  const fault = faultOf(form, 'otherAmount', voice) ?? (isOtherAmount(form) ? faultOf(form, 'amount', voice) : null);
  return (
    <div class={form.suggested.length === 0 ? 'amounts-other is-only' : 'amounts-other'}>
      <FormField
        field="otherAmount" label={fillText(text.otherAmount, { currency: form.currency })} hint={fillText(text.range, range)} fault={fault}
        control={(attributes) => (
          <input {...attributes} type="text" inputMode="decimal" autocomplete="off" maxLength={40} dir="ltr" value={form.values.otherAmount ?? ''} />
        )}
      />
    </div>
  );
}

/** The second smallest: the smallest would lower gifts, a larger one would push. */
function defaultAmount(suggested: readonly Money[]): string | undefined {
  const amount = suggested[1] ?? suggested[0];
  return amount && fieldValue(amount);
}

/**
 * Major units as every locale reads them: "25", "2.5". Three decimals could be taken for thousands, so they get a
 * fourth, idle one: "10.1250".
 */
export function fieldValue(amount: Money): string {
  const text = toDecimalText(amount);
  if (!text.includes('.')) return text;
  const short = text.replace(/\.?0+$/, '');
  return /\.\d{3}$/.test(short) ? `${short}0` : short;
}
