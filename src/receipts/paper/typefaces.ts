import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PdfDocument from 'pdfkit';
import { unpackWoff } from './woff.js';

const NOTO_SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'devanagari'];
const resolve = createRequire(import.meta.url).resolve;

/** A font that has been read; shared by all documents of the process. */
export interface Typeface {
  readonly name: string;
  /** What the drawing library takes for `registerFont`. */
  readonly source: Buffer;
  has(codePoint: number): boolean;
}

interface ReadFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

const read = new Map<string, Typeface>();

/** Fonts in the order in which a character is looked for; each is read when it is first needed. */
export function typefaces(weight: 'regular' | 'bold'): readonly (() => Typeface)[] {
  const number = weight === 'regular' ? 400 : 600;
  const latin = NOTO_SUBSETS.map((subset) => `@fontsource/noto-sans/files/noto-sans-${subset}-${number}-normal.woff`);
  const arabic = `@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-${number}-normal.woff`;
  const japanese = '@fontsource/kosugi/files/kosugi-japanese-400-normal.woff';
  return [...latin, arabic, japanese].map((file) => () => typefaceIn(file));
}

function typefaceIn(file: string): Typeface {
  const known = read.get(file);
  if (known !== undefined) return known;
  const source = unpackWoff(readFileSync(resolve(file)));
  // The library takes a font it has read before instead of bytes, which saves reading it for every document.
  const { font } = Reflect.get(new PdfDocument({ font: source as unknown as string }), '_font') as { font: ReadFont };
  const typeface = { name: file, source: font as unknown as Buffer, has: (codePoint: number) => font.hasGlyphForCodePoint(codePoint) };
  read.set(file, typeface);
  return typeface;
}
