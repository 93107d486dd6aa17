import { SheetError } from '../sheet.js';

export const damaged = (): SheetError =>
  new SheetError(
    'damaged',
    'The file is damaged: its checksums do not fit. Save it anew, or upload it again.',
  );

/** What yauzl or zlib found, in words for who uploaded the file; errors of any other kind as they are. */
export function zipFailure(error: unknown): unknown {
  if (error instanceof SheetError) return error;
  const { message, code } = error as NodeJS.ErrnoException;
  if (/end of central directory/i.test(message))
    return new SheetError('truncated', 'The end of the file is missing: upload it again.');
  if (/overflows file bounds|unexpected EOF/.test(message) || code === 'Z_BUF_ERROR')
    return new SheetError('truncated', 'A part of the file is missing: upload it again.');
  if (/relative path|absolute path|invalid characters in fileName/.test(message))
    return new SheetError('dangerous', 'The archive names files outside of itself.');
  if (code?.startsWith('Z_')) return damaged();
  return code === undefined || code.startsWith('ERR_') ? damaged() : error;
}
