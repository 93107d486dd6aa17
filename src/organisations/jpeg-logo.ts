import { broken, type LogoImage } from './logo-image.js';

/** Tables and restarts, without which nothing can be drawn (ITU-T T.81, B.2). */
const TABLES = new Set([0xc4, 0xdb, 0xdd]);
/** Baseline, extended and progressive: what browsers draw. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const [SCAN, FINISH, ADOBE] = [0xda, 0xd9, 0xee];

/** @throws NotALogo */
export function readJpeg(bytes: Buffer): LogoImage {
  const kept: Buffer[] = [START];
  let size: { readonly width: number; readonly height: number } | null = null;
  let hasScan = false;
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    if (bytes[at] !== 0xff || at + 4 > bytes.length + 2) throw broken();
    const marker = bytes[at + 1] ?? 0;
    if (marker === FINISH) break;
    const end = endOf(bytes, at);
    const segment = bytes.subarray(at, end);
    if (FRAMES.has(marker)) {
      if (size !== null) throw broken();
      size = sizeIn(segment);
    } else if (marker === SCAN) hasScan = true;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4) throw broken();
    at = marker === SCAN ? endOfScan(bytes, end) : end;
    if (TABLES.has(marker) || FRAMES.has(marker) || isAdobe(marker, segment)) kept.push(segment);
    else if (marker === SCAN) kept.push(bytes.subarray(end - segment.length, at));
  }
  if (size === null || !hasScan) throw broken();
  return { type: 'image/jpeg', ...size, bytes: Buffer.concat([...kept, END]) };
}

function endOf(bytes: Buffer, at: number): number {
  const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
  if (length < 2 || at + 2 + length > bytes.length) throw broken();
  return at + 2 + length;
}

function sizeIn(frame: Buffer): { width: number; height: number } {
  const components = frame[9];
  // Four are for print; browsers differ about them.
  if (frame.length < 11 || frame[4] !== 8 || (components !== 1 && components !== 3) || frame.length !== 10 + 3 * components) throw broken();
  return { height: frame.readUInt16BE(5), width: frame.readUInt16BE(7) };
}

/** Says how colours are mixed; it has one length, and so nothing else in it. */
const isAdobe = (marker: number, segment: Buffer): boolean => marker === ADOBE && segment.length === 16 && segment.toString('latin1', 4, 9) === 'Adobe';

/** Where the next marker stands: an FF in the pixels is followed by a zero, or by the number of a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw broken();
}
