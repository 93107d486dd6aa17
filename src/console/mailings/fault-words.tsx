import type { ComponentChildren } from 'preact';
import type { Speech, WordKey } from '../words/speech.js';
import type { FieldFault } from './compose-faults.js';

/** Faults that are said in the words of the page; of others there is only what the compiler of MJML says, in English. */
const SAID = [
  ...['too_large', 'malformed_text', 'too_many_fields', 'forbidden_tag', 'too_deep', 'too_many_tags', 'unknown_merge_field', 'unsubscribe_missing'],
  ...['merge_field_without_cause', 'empty', 'too_long', 'control_character', 'malformed_unicode', 'no_day'],
] as const;

/** What is wrong with a field of the compose form. */
export function faultInWords(speech: Speech, fault: FieldFault): ComponentChildren {
  const key = keyOf(fault);
  if (key === null) return <bdi lang="en">{fault.message}</bdi>;
  const numbers = Object.entries(fault.filling ?? {}).map(([name, value]) => [name, typeof value === 'number' ? speech.number(value) : value]);
  return <bdi>{speech.say(key, { place: placeIn(speech, fault), ...Object.fromEntries(numbers) })}</bdi>;
}

function keyOf({ field, code, filling = {} }: FieldFault): WordKey | null {
  const said = SAID.find((known) => known === code);
  if (said !== undefined) return `fault.${said}` as WordKey;
  if (code === 'misplaced_merge_field') return 'attribute' in filling ? 'fault.misplaced_merge_field' : 'fault.in_style';
  if (code === 'malformed' && field === 'replyTo') return 'fault.no_address';
  if (code !== 'unknown') return null;
  if (field === 'locale') return 'fault.no_language';
  return 'name' in filling ? 'fault.unknownNamed' : 'fault.unknown';
}

function placeIn({ say, number }: Speech, { filling = {} }: FieldFault): string {
  const { line, column, character } = filling;
  if (typeof character === 'number') return say('place.character', { character: number(character) });
  return typeof line === 'number' && typeof column === 'number' ? say('place.line', { line: number(line), column: number(column) }) : '';
}
