import { firstBytes } from './first-bytes.js';

/** The list of an archive's files stands at its end, before a comment of up to 64 KB. */
const END = 66 * 1024;
const GLANCE = 512 * 1024;

interface Part {
  readonly name: string;
  readonly isPacked: boolean;
  readonly packedBytes: number;
  readonly at: number;
}

/** The first rows of the first sheet of a workbook, with what can be seen of their texts. */
export async function peekWorkbook(file: File): Promise<string[][]> {
  const parts = await listParts(file);
  const sheet = parts.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))[0];
  const texts = parts.find(({ name }) => name === 'xl/sharedStrings.xml');
  if (sheet === undefined) return [];
  const shared = texts === undefined ? [] : [...(await readPart(file, texts)).matchAll(/<si\b[^>]*>(.*?)<\/si>/gs)].map(([, inside = '']) => textOf(inside));
  return [...(await readPart(file, sheet)).matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, inside = '']) => cellsOf(inside, shared));
}

async function listParts(file: File): Promise<Part[]> {
  const begins = Math.max(0, file.size - END);
  const end = new DataView(await file.slice(begins).arrayBuffer());
  let at = end.byteLength - 22;
  while (at >= 0 && end.getUint32(at, true) !== 0x06054b50) at -= 1;
  if (at < 0) return [];
  const from = end.getUint32(at + 16, true);
  const list = new DataView(await file.slice(from, from + end.getUint32(at + 12, true)).arrayBuffer());
  const parts: Part[] = [];
  for (let place = 0; place + 46 <= list.byteLength && list.getUint32(place, true) === 0x02014b50; ) {
    const nameBytes = list.getUint16(place + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(list.buffer, place + 46, nameBytes));
    parts.push({ name, isPacked: list.getUint16(place + 10, true) === 8, packedBytes: list.getUint32(place + 20, true), at: list.getUint32(place + 42, true) });
    place += 46 + nameBytes + list.getUint16(place + 30, true) + list.getUint16(place + 32, true);
  }
  return parts;
}

async function readPart(file: File, { isPacked, packedBytes, at }: Part): Promise<string> {
  const head = new DataView(await file.slice(at, at + 30).arrayBuffer());
  const begins = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const stream = file.slice(begins, begins + packedBytes).stream();
  return new TextDecoder().decode(await firstBytes(isPacked ? stream.pipeThrough(new DecompressionStream('deflate-raw')) : stream, GLANCE));
}

function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = [];
  for (const [, attributes = '', inside = ''] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const value = /<v\b[^>]*>(.*?)<\/v>/s.exec(inside)?.[1] ?? '';
    const text = /\bt="s"/.test(attributes) ? (shared[Number(value)] ?? '') : /\bt="inlineStr"/.test(attributes) ? textOf(inside) : decode(value);
    cells[columnOf(/\br="([A-Z]{1,3})\d/.exec(attributes)?.[1], cells.length)] = text;
  }
  return Array.from(cells, (text) => text ?? '');
}

function columnOf(letters: string | undefined, next: number): number {
  return letters === undefined ? next : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => decode(text)).join('');
}

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decode(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => SIGNS[name] ?? '');
}
