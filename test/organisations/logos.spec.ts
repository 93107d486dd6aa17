import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { NotALogo } from '../../src/organisations/logo-image.js';
import { readLogo } from '../../src/organisations/read-logo.js';
import { A_JPEG, A_WEBP, aPng, jpegSegment, pngChunk, riffChunk } from './some-pictures.js';

const SCRIPT = '<script>alert(document.domain)</script>';
const PICTURES = [['PNG', aPng()], ['JPEG', A_JPEG], ['WebP', A_WEBP]] as const;

/** Why a picture is refused; null where it is taken. */
const refusal = (bytes: Buffer): Promise<string | null> =>
  readLogo(bytes).then(
    () => null,
    (error: unknown) => {
      if (error instanceof NotALogo) return error.code;
      throw error;
    },
  );

const riff = (...chunks: Buffer[]) => {
  const file = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), ...chunks]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
};

describe('a logo', () => {
  it.each(PICTURES)('that is a %s is taken as what it is, in its size', async (kind, bytes) => {
    expect(await readLogo(bytes)).toMatchObject({ type: `image/${kind.toLowerCase()}`, width: 24, height: 16 });
  });

  it.each(PICTURES)('that is a %s loses what stands behind its end, and reads the same again', async (_, bytes) => {
    const read = await readLogo(Buffer.concat([bytes, Buffer.from(SCRIPT)]));
    expect(read.bytes.includes(SCRIPT)).toBe(false);
    expect((await readLogo(read.bytes)).bytes.equals(read.bytes)).toBe(true);
  });

  it('loses where, when and by what it was taken, and every word that was written into it', async () => {
    const told = [
      aPng({ more: [pngChunk('tEXt', Buffer.from(`Comment\0${SCRIPT}`)), pngChunk('eXIf', Buffer.from(`51.5N ${SCRIPT}`))] }),
      Buffer.concat([A_JPEG.subarray(0, 2), jpegSegment(0xe1, `Exif\0\0 51.5N ${SCRIPT}`), jpegSegment(0xfe, SCRIPT), A_JPEG.subarray(2)]),
      riff(A_WEBP.subarray(12), riffChunk('EXIF', Buffer.from(`51.5N ${SCRIPT}`)), riffChunk('XMP ', Buffer.from(SCRIPT))),
    ];
    for (const bytes of told) {
      expect(bytes.includes(SCRIPT)).toBe(true);
      const read = await readLogo(bytes);
      expect([read.type, read.bytes.includes(SCRIPT), read.bytes.includes('51.5N')]).toEqual([read.type, false, false]);
    }
  });

  it.each([
    ['a drawing with a script', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), 'svg'],
    ['a drawing behind a declaration', Buffer.from(`\uFEFF<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg/>`), 'svg'],
    ['a page', Buffer.from(`<!doctype html>${SCRIPT}`), 'svg'],
    ['a GIF that is a script, too', Buffer.from('GIF89a/*\u0001*/=1;alert(1)'), 'unknown_type'],
    ['nothing', Buffer.alloc(0), 'unknown_type'],
    ['a program', randomBytes(2_000).fill('MZ', 0, 2), 'unknown_type'],
    ['a page that begins as a PNG', Buffer.concat([aPng().subarray(0, 8), Buffer.from(SCRIPT)]), 'broken'],
    ['a page that begins as a JPEG', Buffer.concat([A_JPEG.subarray(0, 4), Buffer.from(SCRIPT)]), 'broken'],
    ['a page that begins as a WebP', Buffer.concat([A_WEBP.subarray(0, 12), Buffer.from(SCRIPT)]), 'broken'],
    ['one that moves', riff(riffChunk('VP8X', Buffer.from([2, 0, 0, 0, 23, 0, 0, 15, 0, 0])), riffChunk('ANIM', Buffer.alloc(6)), A_WEBP.subarray(12)), 'animated'],
    ['a wall, by what it says', aPng({ said: { width: 60_000, height: 60_000 } }), 'size'],
    ['a dot', aPng({ width: 4, height: 4 }), 'size'],
    ['a small one that unpacks to a large one', aPng({ width: 2_000, height: 40_000, said: { width: 24, height: 16 } }), 'broken'],
    ['one with fewer pixels than it says', aPng({ said: { width: 24, height: 17 } }), 'broken'],
    ['one with a part that nobody knows', aPng({ more: [pngChunk('EVIL', Buffer.from(SCRIPT))] }), 'broken'],
    ['one that is too large', Buffer.concat([aPng(), Buffer.alloc(600 * 1_024)]), 'too_large'],
  ])('is refused where it is %s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it.each(PICTURES)('that is a %s is refused wherever it breaks off', async (_, bytes) => {
    for (let length = 0; length < bytes.length - 2; length += 1) expect([length, await refusal(bytes.subarray(0, length))]).not.toEqual([length, null]);
  });

  it.each(PICTURES)('that is a %s with any byte changed is refused in words, or is still a picture', async (_, bytes) => {
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 + (at % 255));
      await refusal(changed);
    }
  });
});
