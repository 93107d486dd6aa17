import type { Fault } from '../shared/domain-error.js';
import { findMarks, placeOf, type MergeMark } from './merge-fields.js';

/** Bytes of UTF-8 that an MJML body may have. */
export const LARGEST_BODY_BYTES = 256 * 1024;

const MOST_MARKS = 200;
const DEEPEST = 32;
const MOST_TAGS = 5_000;
const MOST_NAMED = 20;

/** Attributes of which a merge field may be the beginning. */
const LINKS = new Set(['href', 'src']);
const TEXTS = new Set(['alt', 'title', 'aria-label']);

/** Everything that keeps an MJML body from being compiled, or from being safe to fill in. */
export function checkBody(mjml: string): Fault[] {
  const bytes = Buffer.byteLength(mjml);
  if (bytes > LARGEST_BODY_BYTES) return [fault('too_large', `has ${bytes} bytes of at most ${LARGEST_BODY_BYTES}`, { n: bytes, most: LARGEST_BODY_BYTES })];
  if (!mjml.isWellFormed() || /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(mjml)) return [fault('malformed_text', 'has characters that no mail can carry')];
  const marks = findMarks(mjml);
  if (marks.length > MOST_MARKS) return [fault('too_many_fields', `has ${marks.length} merge fields of at most ${MOST_MARKS}`, { n: marks.length, most: MOST_MARKS })];
  return [...forbiddenTags(mjml), ...tooDeep(mjml), ...marks.flatMap((mark) => misplaced(mjml, mark)), ...leavingMissing(marks)].slice(0, MOST_NAMED);
}

/** The faults of a text that is one line and no markup: a subject. */
export function checkLine(field: string, text: string): Fault[] {
  return findMarks(text)
    .filter((mark) => mark.field === null)
    .map(({ written, start }) => ({ field, code: 'unknown_merge_field', message: `${written} (character ${start + 1}) is not a field of a mailing`, filling: { written, character: start + 1 } }));
}

function forbiddenTags(mjml: string): Fault[] {
  return [...mjml.matchAll(/<\s*(mj-include|script)\b/gi)].map(({ 1: tag = '', index }) => fault('forbidden_tag', `must not have <${tag.toLowerCase()}>${at(mjml, index)}`, { tag: `<${tag.toLowerCase()}>`, ...placeOf(mjml, index) }));
}

function tooDeep(mjml: string): Fault[] {
  let [depth, tags] = [0, 0];
  for (const { 0: written, 1: slash, index } of mjml.matchAll(/<(\/?)mj[a-z-]*[^<>]*>/gi)) {
    tags += 1;
    if (slash === '/') depth -= 1;
    else if (!written.endsWith('/>')) depth += 1;
    if (depth > DEEPEST) return [fault('too_deep', `is nested deeper than ${DEEPEST} elements${at(mjml, index)}`, { most: DEEPEST, ...placeOf(mjml, index) })];
  }
  return tags > MOST_TAGS ? [fault('too_many_tags', `has ${tags} MJML tags of at most ${MOST_TAGS}`, { n: tags, most: MOST_TAGS })] : [];
}

function misplaced(mjml: string, { written, field, start }: MergeMark): Fault[] {
  if (field === null) return [fault('unknown_merge_field', `${written}${at(mjml, start)} is not a field of a mailing`, { written, ...placeOf(mjml, start) })];
  const before = mjml.slice(0, start);
  const isInStyle = /<(mj-)?style\b/i.test(before.slice(Math.max(before.lastIndexOf('</mj-style'), before.lastIndexOf('</style'), 0)));
  if (isInStyle) return [fault('misplaced_merge_field', `${written}${at(mjml, start)} stands in a style sheet`, { written, ...placeOf(mjml, start) })];
  const tag = before.slice(before.lastIndexOf('<'));
  if (!tag.startsWith('<') || tag.includes('>')) return [];
  const [, attribute = '', value = ''] = /([\w-]+)\s*=\s*["']?([^"'=<>]*)$/.exec(tag.slice(-2_000)) ?? [];
  const isLink = LINKS.has(attribute) && value === '' && field.endsWith('url');
  if (isLink || TEXTS.has(attribute)) return [];
  const named = attribute || '(none)';
  return [fault('misplaced_merge_field', `${written}${at(mjml, start)} cannot stand in the attribute ${named}`, { written, attribute: named, ...placeOf(mjml, start) })];
}

function leavingMissing(marks: readonly MergeMark[]): Fault[] {
  return marks.some(({ field }) => field === 'unsubscribe_url') ? [] : [fault('unsubscribe_missing', 'has no {{unsubscribe_url}}: everyone must find the way to leave the list', { written: '{{unsubscribe_url}}' })];
}

function at(mjml: string, offset: number): string {
  const { line, column } = placeOf(mjml, offset);
  return ` (line ${line}, column ${column})`;
}

function fault(code: string, message: string, filling: Fault['filling'] = {}): Fault {
  return { field: 'mjml', code, message, filling };
}
