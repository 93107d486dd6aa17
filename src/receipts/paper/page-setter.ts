import { glyphRuns, printable, type GlyphRun } from './glyph-runs.js';
import { visualRuns, type Direction } from './visual-order.js';

export interface Style {
  readonly size: number;
  readonly weight: 'regular' | 'bold';
  readonly colour: string;
}

/** Where a text may stand, in points from the top left corner of the page. */
export interface Column {
  readonly left: number;
  readonly width: number;
}

/** Nothing in it is read from right to left. */
const IN_LATIN_ORDER = /^[^\p{Script=Arabic}\p{Script=Hebrew}]*$/u;
const LEADING = 1.45;
const words = new Intl.Segmenter('en', { granularity: 'word' });
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Sets lines of mixed scripts on a page, from either side. */
export class PageSetter {
  constructor(
    private readonly page: PDFKit.PDFDocument,
    readonly direction: Direction,
  ) {}

  /** Sets `text` in `column` from `top` down, beginning at its `start` or ending at its `end`; returns where it ends. */
  set(text: string, column: Column, top: number, style: Style, side: 'start' | 'end' = 'start'): number {
    let bottom = top;
    for (const line of this.#wrap(printable(text), column.width, style)) {
      const runs = visualRuns(line, this.direction, style.weight);
      const isFromRight = (side === 'start') === (this.direction === 'rtl');
      const left = isFromRight ? column.left + column.width - this.#widthOf(runs, style.size) : column.left;
      this.#draw(runs, left, bottom + style.size, style);
      bottom += style.size * LEADING;
    }
    return bottom;
  }

  rule(column: Column, top: number, colour: string, thickness = 0.5): void {
    this.page.moveTo(column.left, top).lineTo(column.left + column.width, top).lineWidth(thickness).strokeColor(colour).stroke();
  }

  #draw(runs: readonly GlyphRun[], left: number, baseline: number, { size, colour }: Style): void {
    let x = left;
    this.page.fillColor(colour);
    for (const run of runs) {
      this.#use(run.typeface, size).text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', ...shapingOf(run) });
      x += this.page.widthOfString(run.text, shapingOf(run));
    }
  }

  /** Breaks between words, as they are in the text's own script; a word wider than the column is broken anywhere. */
  #wrap(text: string, width: number, style: Style): string[] {
    if (this.#measure(text, style) <= width) return text === '' ? [] : [text];
    const lines: string[] = [];
    let line = '';
    for (const piece of this.#pieces(text, width, style)) {
      if (line.trim() !== '' && this.#measure((line + piece).trimEnd(), style) > width) {
        lines.push(line.trim());
        line = '';
      }
      line += piece;
    }
    return line.trim() === '' ? lines : [...lines, line.trim()];
  }

  #pieces(text: string, width: number, style: Style): string[] {
    return Array.from(words.segment(text), ({ segment }) => segment).flatMap((word) =>
      this.#measure(word, style) > width ? Array.from(clusters.segment(word), ({ segment }) => segment) : [word],
    );
  }

  #measure(text: string, { size, weight }: Style): number {
    return this.#widthOf(glyphRuns(text, weight), size);
  }

  #widthOf(runs: readonly GlyphRun[], size: number): number {
    return runs.reduce((sum, run) => sum + this.#use(run.typeface, size).widthOfString(run.text, shapingOf(run)), 0);
  }

  #use({ name, source }: GlyphRun['typeface'], size: number): PDFKit.PDFDocument {
    return this.page.registerFont(name, source).font(name).fontSize(size);
  }
}

/**
 * The library shapes word by word and remembers the words, but sets them from left to right; given a list of features,
 * even an empty one, it shapes the run as a whole.
 */
function shapingOf({ text }: GlyphRun): { features?: [] } {
  return IN_LATIN_ORDER.test(text) ? {} : { features: [] };
}
