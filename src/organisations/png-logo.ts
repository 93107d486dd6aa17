import { promisify } from 'node:util';
import { crc32, inflate } from 'node:zlib';
import { broken, MOST_LOGO_PIXELS, NotALogo, type LogoImage } from './logo-image.js';

/** Of the chunks (PNG 3rd edition, 11), those that change what is seen. Whatever else there is, animation included, is left out. */
const SEEN = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND']);

const SIGNATURE_LENGTH = 8;
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunk {
  readonly type: string;
  readonly content: Buffer;
  /** With its length and its sum. */
  readonly whole: Buffer;
}

/** @throws NotALogo */
export async function readPng(bytes: Buffer): Promise<LogoImage> {
  const chunks = [...chunksOf(bytes)];
  const header = chunks[0];
  if (header?.type !== 'IHDR' || header.content.length !== 13 || chunks.at(-1)?.type !== 'IEND') throw broken();
  const [width, height] = [header.content.readUInt32BE(0), header.content.readUInt32BE(4)];
  // Before anything is unpacked: a small file can say that it is a picture of a whole wall.
  if (Math.max(width, height) > MOST_LOGO_PIXELS || Math.min(width, height) === 0) throw new NotALogo('size', `is ${width} × ${height} pixels; at most ${MOST_LOGO_PIXELS} are taken`);
  await checkPixels(header.content, width, height, Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content)));
  return { type: 'image/png', width, height, bytes: Buffer.concat([bytes.subarray(0, SIGNATURE_LENGTH), ...chunks.filter(({ type }) => SEEN.has(type)).map(({ whole }) => whole)]) };
}

/** Up to the end of the picture; what stands behind it is none. */
function* chunksOf(bytes: Buffer): Generator<Chunk> {
  for (let at = SIGNATURE_LENGTH; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw broken();
    const type = bytes.toString('latin1', at + 4, at + 8);
    // A large first letter: nobody can draw it without knowing what that is.
    if (/^[A-Z]/.test(type) && !SEEN.has(type)) throw broken();
    yield { type, content: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) };
    if (type === 'IEND') return;
    at = end;
  }
}

/** That there are as many pixels as it says, and no more. */
async function checkPixels(header: Buffer, width: number, height: number, packed: Buffer): Promise<void> {
  const channels = CHANNELS[header[9] ?? -1];
  const isInterlaced = header[12] === 1;
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(header[8] ?? 0)) throw broken();
  const expected = height * (1 + Math.ceil((width * channels * (header[8] ?? 0)) / 8));
  // Interlaced, each of seven passes begins its own lines.
  const most = isInterlaced ? expected * 2 + 64 : expected;
  const pixels = await promisify(inflate)(packed, { maxOutputLength: most }).catch(() => null);
  if (pixels === null || (pixels as Buffer).length < (isInterlaced ? width * height * channels * ((header[8] ?? 0) / 8) : expected)) throw broken();
}
