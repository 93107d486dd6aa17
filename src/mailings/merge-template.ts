import { findMarks, type MergeField, type MergeValues } from './merge-fields.js';

/** How a value is written where it lands. */
type Writing = (value: string) => string;

const LINE_BREAKS = /[\r\n\u0085\u2028\u2029\u0000-\u001f\u007f]+/g;

/** A value on one line: what came from an import cannot begin a header, nor a line of its own. */
export const onOneLine: Writing = (value) => value.replace(LINE_BREAKS, ' ').trim();

export const inHtml: Writing = (value) =>
  onOneLine(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A text with merge fields, taken apart once and filled in many times. */
export class MergeTemplate {
  readonly #literals: string[] = [];
  readonly #fields: MergeField[] = [];

  /** `text` has no marks but known ones: it was checked when it was saved. */
  constructor(
    text: string,
    private readonly writing: Writing,
  ) {
    let at = 0;
    for (const { field, start, end } of findMarks(text)) {
      if (field === null) continue;
      this.#literals.push(text.slice(at, start));
      this.#fields.push(field);
      at = end;
    }
    this.#literals.push(text.slice(at));
  }

  /** The same template with some fields filled in for good. */
  given(values: Partial<MergeValues>): MergeTemplate {
    const filled = new MergeTemplate('', this.writing);
    filled.#literals.pop();
    let literal = this.#literals[0] ?? '';
    this.#fields.forEach((field, index) => {
      const next = this.#literals[index + 1] ?? '';
      const value = values[field];
      if (value !== undefined) {
        literal += this.writing(value) + next;
        return;
      }
      filled.#literals.push(literal);
      filled.#fields.push(field);
      literal = next;
    });
    filled.#literals.push(literal);
    return filled;
  }

  /** The same in an encoding of which parts, each encoded by itself and joined by `seam`, make the whole. */
  encoded(encode: Writing, seam: string): MergeTemplate {
    const encoded = new MergeTemplate('', (value) => seam + encode(this.writing(value)) + seam);
    encoded.#literals.splice(0, 1, ...this.#literals.map(encode));
    encoded.#fields.push(...this.#fields);
    return encoded;
  }

  /** The same with `text` before it. */
  after(text: string): MergeTemplate {
    const longer = new MergeTemplate(text, this.writing);
    longer.#literals.splice(0, 1, text + (this.#literals[0] ?? ''), ...this.#literals.slice(1));
    longer.#fields.push(...this.#fields);
    return longer;
  }

  write(values: Partial<MergeValues>): string {
    let text = this.#literals[0] ?? '';
    for (let index = 0; index < this.#fields.length; index += 1) {
      const field = this.#fields[index] as MergeField;
      text += this.writing(values[field] ?? '') + (this.#literals[index + 1] ?? '');
    }
    return text;
  }
}
