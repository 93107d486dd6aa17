import type { FileBytes } from '../file-bytes.js';
import { jsonElements } from '../json/json-elements.js';
import { jsonFrame, type JsonFrame } from '../json/json-frame.js';
import { jsonRows } from '../json/json-rows.js';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type OpenSheets, type SheetFormat } from '../sheet.js';
import { Warnings } from '../warnings.js';
import { csvRows } from './csv-rows.js';
import { declaredDelimiter, sniffDelimiter } from './delimiter.js';
import { detectEncoding, type TextEncoding } from './detect-encoding.js';
import { inPieces } from './in-pieces.js';
import { refuseOtherText } from './other-text.js';
import { TextSheets } from './text-sheets.js';
import { utf8Chunks } from './utf8-chunks.js';

const SNIFFED_BYTES = 64 * 1024;

/** A file that is open, and what is known of it before it is recognised. */
export interface OpenFile {
  readonly file: FileBytes;
  readonly name: string;
  readonly compressed: boolean;
  readonly limits: SheetLimits;
}

/** A .csv, .tsv, .json or .jsonl, whatever its name. @throws SheetError where it is text of another kind, or none */
export async function openText(text: OpenFile): Promise<OpenSheets> {
  if (text.file.size > text.limits.fileBytes)
    throw new SheetError('too-large', 'The file is larger than 2 GB: split it.');
  const warnings = new Warnings();
  const encoding = await detectEncoding(text.file, warnings);
  const head = await headOf(text, encoding);
  if (head.toString('utf8').trim() === '') throw new SheetError('empty', 'The file is empty.');
  refuseOtherText(head);
  const frame = jsonFrame(head);
  return frame === null
    ? csvSheets(text, encoding, head, warnings)
    : jsonSheets(text, encoding, frame, warnings);
}

/** As much of the text as one record may have. */
async function headOf({ file, limits }: OpenFile, encoding: TextEncoding): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of utf8Chunks(file, encoding)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limits.recordBytes) break;
  }
  return Buffer.concat(chunks);
}

function csvSheets(text: OpenFile, encoding: TextEncoding, head: Buffer, warnings: Warnings): OpenSheets {
  const sample = head.toString('utf8', 0, SNIFFED_BYTES);
  const declared = declaredDelimiter(sample);
  const delimiter = declared?.delimiter ?? sniffDelimiter(sample, head.length <= SNIFFED_BYTES);
  const skip = Buffer.byteLength(sample.slice(0, declared?.length ?? 0));
  const read = () =>
    csvRows(inPieces(without(skip, utf8Chunks(text.file, encoding))), delimiter, text.limits, warnings);
  return sheetsOf(text, { kind: 'csv', delimiter }, encoding, warnings, read);
}

function jsonSheets(
  text: OpenFile,
  encoding: TextEncoding,
  frame: JsonFrame,
  warnings: Warnings,
): OpenSheets {
  const kind = frame.kind === 'lines' ? 'jsonl' : 'json';
  const read = () =>
    jsonRows(jsonElements(inPieces(utf8Chunks(text.file, encoding)), frame, text.limits), text.limits, warnings);
  return sheetsOf(text, { kind, delimiter: null }, encoding, warnings, read);
}

function sheetsOf(
  { file, name, compressed }: OpenFile,
  kind: Pick<SheetFormat, 'kind' | 'delimiter'>,
  encoding: TextEncoding,
  warnings: Warnings,
  read: ConstructorParameters<typeof TextSheets>[4],
): OpenSheets {
  return new TextSheets(file, { ...kind, compressed, encoding: encoding.name }, name, warnings, read);
}

async function* without(
  skip: number,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  let left = skip;
  for await (const chunk of chunks) {
    const rest = chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
    if (rest.length > 0) yield rest;
  }
}
