import { broken, NotALogo, type LogoImage } from './logo-image.js';

interface Chunk {
  readonly type: string;
  readonly content: Buffer;
}

const ANIMATED = 0x02;
const WITH_ALPHA = 0x10;

/** By the WebP container's specification (RFC 9649). @throws NotALogo */
export function readWebp(bytes: Buffer): LogoImage {
  const chunks = chunksOf(bytes);
  const first = (type: string) => chunks.find((chunk) => chunk.type === type)?.content;
  const extended = first('VP8X');
  if (chunks.some(({ type }) => type === 'ANIM' || type === 'ANMF') || ((extended?.[0] ?? 0) & ANIMATED) !== 0) throw new NotALogo('animated', 'moves: save one picture of it');
  const pictures = chunks.filter(({ type }) => type === 'VP8 ' || type === 'VP8L');
  const [picture] = pictures;
  if (picture === undefined || pictures.length > 1) throw broken();
  const size = picture.type === 'VP8L' ? sizeOfLossless(picture.content) : sizeOfLossy(picture.content);
  const alpha = picture.type === 'VP8 ' ? first('ALPH') : undefined;
  const kept = alpha === undefined ? [picture] : [{ type: 'VP8X', content: headOf(size) }, { type: 'ALPH', content: alpha }, picture];
  return { type: 'image/webp', ...size, bytes: written(kept) };
}

function chunksOf(bytes: Buffer): Chunk[] {
  const end = Math.min(bytes.length, bytes.readUInt32LE(4) + 8);
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > bytes.length) throw broken();
    chunks.push({ type: bytes.toString('latin1', at, at + 4), content: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function sizeOfLossy(content: Buffer): { width: number; height: number } {
  const isKeyFrame = content.length > 10 && ((content[0] ?? 1) & 1) === 0 && content.readUIntBE(3, 3) === 0x9d012a;
  if (!isKeyFrame) throw broken();
  return { width: content.readUInt16LE(6) & 0x3fff, height: content.readUInt16LE(8) & 0x3fff };
}

function sizeOfLossless(content: Buffer): { width: number; height: number } {
  if (content.length < 6 || content[0] !== 0x2f) throw broken();
  const bits = content.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function headOf({ width, height }: { width: number; height: number }): Buffer {
  const head = Buffer.alloc(10);
  head[0] = WITH_ALPHA;
  head.writeUIntLE(width - 1, 4, 3);
  head.writeUIntLE(height - 1, 7, 3);
  return head;
}

function written(chunks: readonly Chunk[]): Buffer {
  const body = chunks.flatMap(({ type, content }) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(content.length, 4);
    return [head, content, Buffer.alloc(content.length % 2)];
  });
  const file = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), ...body]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}
