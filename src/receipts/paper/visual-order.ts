import bidiFactory, { type Bidi } from 'bidi-js';
import { glyphRuns, type GlyphRun } from './glyph-runs.js';

export type Direction = 'ltr' | 'rtl';

const bidi: Bidi = (bidiFactory as unknown as () => Bidi)();
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** By its first letter the font decides whether it lays a run out from right to left. */
const FIRST_LETTER = /[^\p{Script=Common}\p{Script=Inherited}]/u;
const RIGHT_TO_LEFT_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

interface LevelRun {
  readonly text: string;
  readonly level: number;
}

/** A line's runs from left to right as they stand on paper, by the Unicode bidirectional algorithm. */
export function visualRuns(line: string, direction: Direction, weight: 'regular' | 'bold'): GlyphRun[] {
  return reordered(levelRuns(line, direction)).flatMap(({ text, level }) => {
    const runs = glyphRuns(text, weight);
    const ordered = isOdd(level) ? runs.reverse() : runs;
    return ordered.map((run) => ({ ...run, text: asTheFontExpects(run.text, isOdd(level)) }));
  });
}

/** Stretches of one direction in the order of reading, brackets mirrored where they are read from the right. */
function levelRuns(line: string, direction: Direction): LevelRun[] {
  const { levels } = bidi.getEmbeddingLevels(line, direction);
  const mirrored = bidi.getMirroredCharactersMap(line, levels);
  const runs: LevelRun[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const level = levels[at] ?? 0;
    const character = mirrored.get(at) ?? line.charAt(at);
    const last = runs.at(-1);
    if (last?.level === level) runs[runs.length - 1] = { level, text: last.text + character };
    else runs.push({ level, text: character });
  }
  return runs;
}

/** Rule L2: from the highest level down to the lowest odd one, every stretch at that level or above is turned round. */
function reordered(runs: readonly LevelRun[]): LevelRun[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  }
  return ordered;
}

/** The font turns round what begins in a right-to-left script, and nothing else: what it would not, is turned here. */
function asTheFontExpects(text: string, isFromRight: boolean): string {
  const letter = FIRST_LETTER.exec(text)?.[0];
  const isTurnedByFont = letter !== undefined && RIGHT_TO_LEFT_LETTER.test(letter);
  if (isTurnedByFont === isFromRight) return text;
  return Array.from(clusters.segment(text), ({ segment }) => segment).reverse().join('');
}

function isOdd(level: number): boolean {
  return level % 2 === 1;
}
