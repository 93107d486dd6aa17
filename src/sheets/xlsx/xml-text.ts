import { SheetError } from '../sheet.js';

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const LONGEST_NAME = 12;
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Text between tags as it was meant: line ends made one, references resolved, and what Excel wrote as `_x000D_`. */
export function unescapedXml(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  return unescapedExcel(text.includes('&') ? withReferences(text) : text);
}

/** `_x000D_` is a carriage return, `_x005F_` an underscore that would otherwise begin such a thing. */
export function unescapedExcel(text: string): string {
  return text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** By hand: many texts hold an ampersand, and an expression with a function takes four times as long. */
function withReferences(text: string): string {
  let resolved = '';
  let from = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    if (end === -1 || end > at + LONGEST_NAME) throw malformed();
    resolved += text.slice(from, at) + characterOf(text.slice(at + 1, end));
    from = end + 1;
  }
  return resolved + text.slice(from);
}

function characterOf(name: string): string {
  const named = NAMED.get(name);
  if (named !== undefined) return named;
  const code = /^#x[0-9a-f]+$/i.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#\d+$/.test(name)
      ? Number(name.slice(1))
      : -1;
  if (code < 0 || code > 0x10ffff) throw malformed();
  return String.fromCodePoint(code);
}

const malformed = () => new SheetError('damaged', 'A cell refers to a character that is none.');
