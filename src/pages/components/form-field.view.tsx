import type { ComponentChildren } from 'preact';
import type { DonationFormField } from '../campaign/campaign.page-model.js';
import { fieldId } from './form-faults.js';

interface FieldControl {
  readonly id: string;
  readonly name: DonationFormField;
  readonly 'aria-invalid'?: 'true';
  readonly 'aria-describedby'?: string;
}

interface FormFieldProps {
  readonly field: DonationFormField;
  readonly label: ComponentChildren;
  readonly hint?: string;
  readonly fault: string | null;
  /** Draws the control with the attributes that tie it to its label, hint and fault. */
  readonly control: (attributes: FieldControl) => ComponentChildren;
}

/** A labelled control with its hint, and with its fault when there is one. */
export function FormField({ field, label, hint, fault, control }: FormFieldProps) {
  const id = fieldId(field);
  return (
    <div class={fault === null ? 'field' : 'field is-wrong'}>
      <label class="field-label" for={id}>{label}</label>
      {control({ id, name: field, ...describedBy(field, hint !== undefined, fault !== null) })}
      {hint !== undefined && <p class="field-hint" id={`${id}-hint`}>{hint}</p>}
      <FieldFault field={field} fault={fault} />
    </div>
  );
}

export function FieldFault({ field, fault }: { readonly field: DonationFormField; readonly fault: string | null }) {
  return fault === null ? null : <p class="field-fault" id={`${fieldId(field)}-fault`}>{fault}</p>;
}

/** The attributes by which assistive technology finds a field's hint and fault. */
export function describedBy(field: DonationFormField, hasHint: boolean, isWrong: boolean) {
  const ids = [hasHint && `${fieldId(field)}-hint`, isWrong && `${fieldId(field)}-fault`].filter(Boolean).join(' ');
  return { ...(isWrong && { 'aria-invalid': 'true' as const }), ...(ids !== '' && { 'aria-describedby': ids }) };
}
