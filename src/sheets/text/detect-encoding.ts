import type { FileBytes } from '../file-bytes.js';
import { SheetError } from '../sheet.js';
import type { Warnings } from '../warnings.js';
import { guessEncoding } from './guess-encoding.js';
import type { SingleByteEncoding } from './single-byte.js';
import { isAllUtf8, scanUtf8, type Utf8Scan } from './utf8-scan.js';
import { utf16WithoutMark } from './utf16-without-mark.js';

export interface TextEncoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | SingleByteEncoding;
  /** Bytes of the mark at the beginning. */
  readonly markBytes: number;
}

const HEAD_BYTES = 64 * 1024;

/**
 * What a text file is written in: its mark, the NULs of UTF-16, else UTF-8 when every byte agrees, else a guess with a
 * warning.
 * @throws SheetError where the file mixes encodings, or is in one that cannot be told
 */
export async function detectEncoding(file: FileBytes, warnings: Warnings): Promise<TextEncoding> {
  const head = await file.head(HEAD_BYTES);
  const marked = markOf(head);
  if (marked !== null && marked.name !== 'utf-8') return marked;
  const bare = marked === null ? utf16WithoutMark(head) : null;
  if (bare !== null) return { name: bare, markBytes: 0 };
  const markBytes = marked?.markBytes ?? 0;
  if (await isAllUtf8(file.chunks(markBytes))) return marked ?? { name: 'utf-8', markBytes: 0 };
  const scan = await scanUtf8(file.chunks(markBytes));
  if (marked !== null || scan.likely * 8 > scan.broken) throw mixed(scan);
  return guessed(scan, warnings);
}

function markOf(head: Buffer): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', markBytes: 2 };
  return null;
}

function mixed({ likely, broken, likelyLine, brokenLine }: Utf8Scan): SheetError {
  const line = likely >= broken || likelyLine === 0 ? brokenLine : likelyLine;
  const message = `Line ${line} is in another encoding than the rest of the file. Open it in a spreadsheet, see that every name reads well, and save it as “CSV UTF-8”.`;
  return new SheetError('unreadable', message, line);
}

function guessed(scan: Utf8Scan, warnings: Warnings): TextEncoding {
  const guess = guessEncoding(scan.sample);
  if (typeof guess === 'string') {
    warnings.add(
      `read-as-${guess}`,
      `The file is not in UTF-8 and was read as ${guess}: look whether names with accents or in other scripts are right.`,
    );
    return { name: guess, markBytes: 0 };
  }
  const perhaps = guess.unknown === null ? '' : ` (perhaps ${guess.unknown})`;
  const message = `Line ${scan.brokenLine} is in an encoding that cannot be told with certainty${perhaps}. Save the file as “CSV UTF-8”.`;
  throw new SheetError('unreadable', message, scan.brokenLine);
}
