import { firstBytes } from './first-bytes.js';
import { peekWorkbook } from './peek-workbook.js';

/** As much of a file as a glance takes. */
const GLANCE = 64 * 1024;
const ROWS = 40;
const COLUMNS = 200;
const LONGEST = 200;

/** The first rows of a file as texts, as far as a glance can tell them; none where it cannot. The server reads the file itself. */
export async function peekRows(file: File): Promise<string[][]> {
  const rows = await glance(file).catch(() => []);
  return rows.slice(0, ROWS).map((cells) => cells.slice(0, COLUMNS).map((cell) => cell.slice(0, LONGEST)));
}

async function glance(file: File): Promise<string[][]> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0x50 && second === 0x4b) return peekWorkbook(file);
  const stream = file.stream();
  return peekText(toText(await firstBytes(first === 0x1f && second === 0x8b ? stream.pipeThrough(new DecompressionStream('gzip')) : stream, GLANCE)));
}

function toText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

function peekText(text: string): string[][] {
  if (/^\s*[[{]/.test(text)) return peekJson(text);
  const line = text.split(/\r\n?|\n/, 1)[0] ?? '';
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, times: line.split(sign).length }));
  const { sign } = counted.reduce((best, next) => (next.times > best.times ? next : best));
  return peekLines(text, sign);
}

/** The keys of the first element stand for a header. */
function peekJson(text: string): string[][] {
  const element = /\{[^{}]*\}/.exec(text)?.[0];
  return element === undefined ? [] : [Object.keys(JSON.parse(element) as object)];
}

/** Fields may be quoted, with doubled quotes and line breaks within. */
function peekLines(text: string, sign: string): string[][] {
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${sign === '\t' ? '\\t' : `\\${sign}`}\\r\\n]*))(${sign === '\t' ? '\\t' : `\\${sign}`}|\\r\\n?|\\n|$)`, 'g');
  const rows: string[][] = [[]];
  for (const [whole, quoted, plain = '', end] of text.matchAll(field)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (whole === '' || rows.length > ROWS) break;
    if (end !== sign) rows.push([]);
  }
  return rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
}
