import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { FileBytes } from './file-bytes.js';
import { countInflated } from './inflated-bytes.js';
import type { SheetLimits } from './sheet-limits.js';
import { SheetError } from './sheet.js';

/**
 * What a .gz holds, in a file that has lost its name already: it is gone when it is closed, however this process ends.
 * @throws SheetError past a limit, or where the bytes are damaged or end too early
 */
export async function gunzip(source: FileBytes, limits: SheetLimits): Promise<FileBytes> {
  const path = join(tmpdir(), `freshet-sheet-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await rm(path);
    const inflate = createGunzip({ chunkSize: Math.max(64, limits.chunkBytes) });
    const counted = countInflated(limits.fileBytes, limits, () => inflate.bytesWritten);
    await pipeline(
      Readable.from(source.chunks()),
      inflate,
      counted,
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) await file.writeFile(chunk);
      },
    );
    return new FileBytes(file, (await file.stat()).size, limits.chunkBytes);
  } catch (error) {
    await file.close();
    throw explained(error);
  }
}

function explained(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR')
    return new SheetError('truncated', 'The compressed file ends too early: upload it again.');
  if (code?.startsWith('Z_'))
    return new SheetError('damaged', 'The compressed file is damaged: upload it again.');
  return error;
}
