import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError } from '../sheet.js';

const MOST_ATTRIBUTES = 128;

export interface XmlEvents {
  /** `name` is without its prefix. */
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** By name without prefix; those of relationships as `r:id`. */
export type XmlAttributes = (name: string) => string | undefined;

const RELATIONSHIPS = /officeDocument.*\/relationships$/i;

/**
 * Strict XML, chunk by chunk: prefixes, CDATA, comments, UTF-16. Declarations of types are refused, and with them every
 * entity that somebody made up.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: true, position: false });
  readonly #limits: SheetLimits;
  #decoder: TextDecoder | null = null;
  #depth = 0;
  #attributes = 0;
  /** UTF-16 units since something was last made of them. */
  #unread = 0;

  constructor(events: XmlEvents, limits: SheetLimits) {
    this.#limits = limits;
    const parser = this.#parser;
    parser.on('error', () => this.#refuse('damaged', 'The XML in the file is not well-formed.'));
    parser.on('doctype', () =>
      this.#refuse('dangerous', 'The XML in the file declares types of its own, as no spreadsheet does.'),
    );
    parser.on('opentagstart', () => this.#enter());
    parser.on('attribute', () => this.#countAttribute());
    parser.on('opentag', (tag) => events.open?.(tag.local, attributesOf(tag)));
    parser.on('closetag', (tag) => this.#leave(tag.local, events));
    parser.on('text', (text) => this.#tell(text, events));
    parser.on('cdata', (text) => this.#tell(text, events));
    parser.on('comment', () => (this.#unread = 0));
  }

  write(chunk: Buffer): void {
    this.#decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = this.#decoded(() => this.#decoder?.decode(chunk, { stream: true }) ?? '');
    this.#unread += text.length;
    this.#parser.write(text);
    if (this.#unread > this.#limits.recordBytes + text.length)
      this.#refuse('too-large', 'A single piece of the file is larger than a megabyte.');
  }

  end(): void {
    this.#parser.write(this.#decoded(() => this.#decoder?.decode() ?? ''));
    this.#parser.close();
  }

  #decoded(decode: () => string): string {
    try {
      return decode();
    } catch {
      return this.#refuse('damaged', 'The XML in the file is neither UTF-8 nor UTF-16.');
    }
  }

  #enter(): void {
    this.#depth += 1;
    this.#attributes = 0;
    this.#unread = 0;
    if (this.#depth > this.#limits.depth)
      this.#refuse('dangerous', `The XML in the file is nested deeper than ${this.#limits.depth} levels.`);
  }

  #countAttribute(): void {
    this.#attributes += 1;
    if (this.#attributes > MOST_ATTRIBUTES)
      this.#refuse(
        'dangerous',
        `The XML in the file has an element of more than ${MOST_ATTRIBUTES} attributes.`,
      );
  }

  #tell(text: string, events: XmlEvents): void {
    this.#unread = 0;
    events.text?.(text);
  }

  #leave(name: string, events: XmlEvents): void {
    this.#depth -= 1;
    this.#unread = 0;
    events.close?.(name);
  }

  #refuse(reason: SheetError['reason'], message: string): never {
    throw new SheetError(reason, message);
  }
}

/** Reads the whole of a small part. */
export function readXml(bytes: Buffer, events: XmlEvents, limits: SheetLimits): void {
  const reader = new XmlReader(events, limits);
  reader.write(bytes);
  reader.end();
}

function encodingOf(start: Buffer): 'utf-16le' | 'utf-16be' | 'utf-8' {
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0x3c && start[1] === 0)) return 'utf-16le';
  return (start[0] === 0xfe && start[1] === 0xff) || (start[0] === 0 && start[1] === 0x3c)
    ? 'utf-16be'
    : 'utf-8';
}

function attributesOf(tag: SaxesTagNS): XmlAttributes {
  const values = new Map<string, string>();
  for (const { local, uri, value } of Object.values(tag.attributes))
    values.set(RELATIONSHIPS.test(uri) ? `r:${local}` : local, value);
  return (name) => values.get(name);
}
