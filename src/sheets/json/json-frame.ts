import { SheetError } from '../sheet.js';
import { elementEnd, isOpening, skipBlanks, stringEnd } from './element-end.js';

/** What stands around the elements. */
export interface JsonFrame {
  /** `array` and `wrapped` part them with commas, `lines` with white space alone. */
  readonly kind: 'array' | 'wrapped' | 'lines';
  /** Bytes before the first element. */
  readonly start: number;
}

const DEEPEST_LOOKED_INTO = 1_000;
const at = (bytes: Buffer, position: number): string => String.fromCharCode(bytes[position] ?? 0);

/**
 * How JSON begins: a list, an object whose `data` is a list, or objects and lists one after the other. Null where the
 * text is no JSON. @throws SheetError where it is JSON but holds no rows
 */
export function jsonFrame(head: Buffer): JsonFrame | null {
  const first = skipBlanks(head, 0);
  const second = skipBlanks(head, first + 1);
  if (at(head, first) === '[') return frameOfList(head, first, second);
  if (at(head, first) !== '{' || !/["}]/.test(at(head, second))) return null;
  const data = dataList(head, second);
  return data === -1 ? { kind: 'lines', start: first } : nonEmpty(head, { kind: 'wrapped', start: data });
}

function frameOfList(head: Buffer, first: number, second: number): JsonFrame | null {
  if (second >= head.length)
    throw new SheetError('truncated', 'The file ends where the list has only begun.');
  if (isOpening(head[second]) || at(head, second) === ']')
    return nonEmpty(head, { kind: 'array', start: first + 1 });
  // A list of plain values is one of many, or none of rows; or a .csv whose header is in brackets.
  const end = elementEnd(head, first, DEEPEST_LOOKED_INTO);
  if (end === -1 || !isJson(head.toString('utf8', first, end))) return null;
  if (at(head, skipBlanks(head, end)) === '[') return { kind: 'lines', start: first };
  throw new SheetError(
    'unreadable',
    'The file is a list of plain values: each element has to be an object, or a list of cells.',
  );
}

function nonEmpty(head: Buffer, frame: JsonFrame): JsonFrame {
  if (at(head, skipBlanks(head, frame.start)) === ']')
    throw new SheetError('empty', 'The list in the file has no elements.');
  return frame;
}

/** Where the elements of the outer object's `data` begin, or -1 where it has no such list of rows. */
function dataList(head: Buffer, start: number): number {
  let position = start;
  while (at(head, position) === '"') {
    const end = stringEnd(head, position + 1);
    if (end === -1) return -1;
    const colon = skipBlanks(head, end + 1);
    const value = skipBlanks(head, colon + 1);
    const isData = head.toString('utf8', position, end + 1) === '"data"' && at(head, value) === '[';
    const inner = skipBlanks(head, value + 1);
    if (isData && (isOpening(head[inner]) || at(head, inner) === ']')) return value + 1;
    position = nextKey(head, value);
  }
  return -1;
}

/** Past a value and its comma. */
function nextKey(head: Buffer, value: number): number {
  let end = value;
  if (isOpening(head[value])) end = elementEnd(head, value, DEEPEST_LOOKED_INTO);
  else if (at(head, value) === '"') end = stringEnd(head, value + 1) + 1;
  else while (end < head.length && !/[,}\s]/.test(at(head, end))) end += 1;
  const comma = skipBlanks(head, end);
  return end <= 0 || at(head, comma) !== ',' ? head.length : skipBlanks(head, comma + 1);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
