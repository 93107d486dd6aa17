import type { ComponentChildren } from 'preact';
import type { NamedThing } from '../../mailings/mailing.js';
import type { FieldFault } from '../mailings/compose-faults.js';
import type { ComposeField, ComposeValues } from '../mailings/compose-form.js';
import { faultInWords } from '../mailings/fault-words.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';

/** What was typed into the compose form, and what cannot stay as it is. */
export interface Filled {
  readonly values: ComposeValues;
  readonly faults: readonly FieldFault[];
}

interface FieldProps {
  readonly name: ComposeField;
  readonly label: string;
  readonly filled: Filled;
  readonly hint?: string;
}

/** What ties a field to its hint and its fault. */
function linkOf({ name, hint, filled }: FieldProps) {
  const isFaulty = filled.faults.some(({ field }) => field === name);
  const described = [...(hint === undefined ? [] : [`${name}-hint`]), ...(isFaulty ? [`${name}-fault`] : [])].join(' ');
  return { id: name, name, ...(described !== '' && { 'aria-describedby': described }), ...(isFaulty && { 'aria-invalid': true }) };
}

function Field({ children, ...props }: FieldProps & { readonly children: ComponentChildren }) {
  const speech = useSpeech();
  const faults = props.filled.faults.filter(({ field }) => field === props.name);
  return (
    <div class="field">
      <label htmlFor={props.name}><span>{props.label}</span></label>
      {children}
      {props.hint !== undefined && <p class="page-note" id={`${props.name}-hint`}>{props.hint}</p>}
      {faults.length > 0 && <ul class="field-faults" id={`${props.name}-fault`}>{faults.map((fault) => <li key={fault.message}>{faultInWords(speech, fault)}</li>)}</ul>}
    </div>
  );
}

export function LineField(props: FieldProps & { readonly required?: boolean }) {
  const { filled, name, required = false } = props;
  return <Field {...props}><input type="text" value={filled.values[name]} required={required} dir="auto" autoComplete="off" {...linkOf(props)} /></Field>;
}

export function DayField(props: FieldProps) {
  return <Field {...props}><input type="date" value={props.filled.values[props.name]} {...linkOf(props)} /></Field>;
}

export function TextField(props: FieldProps & { readonly rows: number; readonly isCode?: boolean }) {
  const { filled, name, rows, isCode = false } = props;
  return (
    <Field {...props}>
      <textarea class={isCode ? 'is-code' : undefined} rows={rows} spellcheck={!isCode} dir={isCode ? 'ltr' : 'auto'} {...linkOf(props)}>{filled.values[name]}</textarea>
    </Field>
  );
}

export type Choice = readonly [value: string, label: string];

export function ChoiceField(props: FieldProps & { readonly choices: readonly Choice[] }) {
  const chosen = props.filled.values[props.name];
  // What was chosen and is there no more stays visible, so that it is not changed unseen.
  const missing: readonly Choice[] = props.choices.some(([value]) => value === chosen) ? [] : [[chosen, chosen]];
  return (
    <Field {...props}>
      <select {...linkOf(props)}>{[...props.choices, ...missing].map(([value, label]) => <option key={value} value={value} selected={value === chosen}>{label}</option>)}</select>
    </Field>
  );
}

/** Campaigns and giving days as choices of one list. */
export function thingChoices({ say }: Speech, campaigns: readonly NamedThing[], givingDays: readonly NamedThing[]): readonly Choice[] {
  return [
    ...givingDays.map(({ slug, name }): Choice => [`day:${slug}`, say('compose.givingDay', { name })]),
    ...campaigns.map(({ slug, name }): Choice => [`campaign:${slug}`, say('compose.campaign', { name })]),
  ];
}
