import { typefaces, type Typeface } from './typefaces.js';

/** A stretch of text that one font can show. */
export interface GlyphRun {
  readonly text: string;
  readonly typeface: Typeface;
}

/** Stands for what no font of ours can show, visibly. */
export const UNPRINTABLE = '\ufffd';

const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u20e3/u;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;
/** Keep a number whole in a line that is read from the right; only we write them, for names have lost theirs. */
const ISOLATES = /^[\u2066\u2069]$/;
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text as it can be printed: little pictures are left out, what is invisible too, and every other character that
 * no font has is replaced by {@link UNPRINTABLE}.
 */
export function printable(text: string): string {
  const shown = Array.from(clusters.segment(text.normalize('NFC')), ({ segment }) => {
    if (PICTURE.test(segment) && !/^[\d#*]$/.test(segment)) return '';
    if (ISOLATES.test(segment)) return segment;
    if (INVISIBLE.test(segment)) return '';
    if (/^\s+$/.test(segment)) return ' ';
    return findTypeface(segment, 'regular') === null ? UNPRINTABLE : segment;
  });
  return shown.join('').replace(/ {2,}/g, ' ').trim();
}

/** Cuts printable text where the font changes; what every font has, such as a space, stays with what stands before it. */
export function glyphRuns(text: string, weight: 'regular' | 'bold'): GlyphRun[] {
  const runs: GlyphRun[] = [];
  for (const { segment } of clusters.segment(text)) {
    if (ISOLATES.test(segment)) continue;
    const last = runs.at(-1);
    const typeface = last !== undefined && hasAll(last.typeface, segment) ? last.typeface : (findTypeface(segment, weight) ?? last?.typeface);
    if (typeface === undefined) continue;
    if (last?.typeface === typeface) runs[runs.length - 1] = { text: last.text + segment, typeface };
    else runs.push({ text: segment, typeface });
  }
  return runs;
}

function findTypeface(cluster: string, weight: 'regular' | 'bold'): Typeface | null {
  for (const open of typefaces(weight)) {
    const typeface = open();
    if (hasAll(typeface, cluster)) return typeface;
  }
  return null;
}

function hasAll(typeface: Typeface, cluster: string): boolean {
  return Array.from(cluster).every((character) => typeface.has(character.codePointAt(0) ?? 0) || INVISIBLE.test(character));
}
