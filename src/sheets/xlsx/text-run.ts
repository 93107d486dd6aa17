import { BYTE_CLASSES, END, SPECIAL, WIDE } from './byte-classes.js';
import { asciiText, utf8Text } from './text-of-bytes.js';
import { unescapedXml } from './xml-text.js';

/** A text between two tags: where it ends and what has to be done to it are found in one go over its bytes. */
export class TextRun {
  start = 0;
  end = 0;
  #classes = 0;

  /** There has to be a `<` somewhere behind `start`. */
  find(bytes: Buffer, start: number): void {
    let at = start;
    let classes = 0;
    let each = BYTE_CLASSES[bytes[at] ?? 0] ?? END;
    while (each !== END) {
      classes |= each;
      at += 1;
      each = BYTE_CLASSES[bytes[at] ?? 0] ?? END;
    }
    this.start = start;
    this.end = at;
    this.#classes = classes;
  }

  get isAscii(): boolean {
    return (this.#classes & WIDE) === 0;
  }

  /** Whether its bytes are its text, with nothing to be resolved. */
  get isLiteral(): boolean {
    return (this.#classes & SPECIAL) === 0;
  }

  textIn(bytes: Buffer): string {
    if (this.#classes === 0) return asciiText(bytes, this.start, this.end);
    const text = utf8Text(bytes, this.start, this.end);
    return this.isLiteral ? text : unescapedXml(text);
  }
}
