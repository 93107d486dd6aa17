import type { FileBytes } from '../file-bytes.js';
import { SheetError } from '../sheet.js';
import type { TextEncoding } from './detect-encoding.js';
import { decodeSingleByte } from './single-byte.js';

/**
 * The text of a file as UTF-8, without its mark. {@link detectEncoding} has looked at every byte of one that is UTF-8, so
 * it passes as it is.
 * @throws SheetError where UTF-16 has half a character, or ends with half a unit
 */
export async function* utf8Chunks(
  file: FileBytes,
  { name, markBytes }: TextEncoding,
): AsyncGenerator<Buffer, void, undefined> {
  if (name === 'utf-8') yield* file.chunks(markBytes);
  else if (name === 'utf-16le' || name === 'utf-16be') yield* fromUtf16(file, name, markBytes);
  else for await (const chunk of file.chunks(markBytes)) yield Buffer.from(decodeSingleByte(chunk, name));
}

async function* fromUtf16(
  file: FileBytes,
  name: string,
  markBytes: number,
): AsyncGenerator<Buffer, void, undefined> {
  const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of file.chunks(markBytes))
      yield Buffer.from(decoder.decode(chunk, { stream: true }));
    yield Buffer.from(decoder.decode());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new SheetError(
      'damaged',
      `About byte ${file.position} the file holds half a character of UTF-16: it was cut, or joined from two. Save it as “CSV UTF-8”.`,
    );
  }
}
