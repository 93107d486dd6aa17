import type { SheetLimits } from '../sheet-limits.js';
import { NotPlain } from './not-plain.js';
import { PlainStrings } from './plain-strings.js';
import { SharedStrings } from './shared-strings.js';
import { strictStrings } from './strict-strings.js';
import type { ZipParts } from './zip-parts.js';

/** @throws SheetError where they are damaged, or more than can be kept */
export async function readSharedStrings(
  parts: ZipParts,
  part: string,
  limits: SheetLimits,
  read: (bytes: number) => void,
): Promise<SharedStrings> {
  const chunks = () => parts.inflate(part, limits.sharedBytes, read);
  try {
    const strings = new SharedStrings(limits);
    await fill(new PlainStrings(strings, limits), chunks());
    return strings;
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
  }
  const strings = new SharedStrings(limits);
  await fill(strictStrings(strings, limits), chunks());
  return strings;
}

async function fill(
  reader: { write(chunk: Buffer): void; end(): void },
  chunks: AsyncIterable<Buffer>,
): Promise<void> {
  for await (const chunk of chunks) reader.write(chunk);
  reader.end();
}
