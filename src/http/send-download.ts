import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { ByteRange } from '../storage/object-storage.js';
import { askedRange } from './byte-range.js';

/** A file that is for its reader alone, and never changes. */
export interface Download {
  /** What it is saved as, in plain ASCII. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  /** In hex: other bytes have another. */
  readonly sha256: string;
  open(range?: ByteRange): Promise<Readable>;
}

/** Sends a file, or the part of it that is asked for: a download that broke off goes on where it was. */
export async function sendDownload(request: FastifyRequest, reply: FastifyReply, file: Download): Promise<void> {
  const etag = `"${file.sha256}"`;
  void reply.headers({
    etag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache, no-transform',
    'content-disposition': `attachment; filename="${file.name}"`,
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
  });
  if (listsTag(request.headers['if-none-match'], etag)) return void (await reply.status(304).send());
  const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
  const range = isSame ? askedRange(request.headers.range, file.bytes) : 'whole';
  if (range === 'unsatisfiable') return void (await reply.status(416).header('content-range', `bytes */${file.bytes}`).send());
  await sendPart(request, reply.type(file.contentType), file, range);
}

async function sendPart(request: FastifyRequest, reply: FastifyReply, file: Download, range: ByteRange | 'whole'): Promise<void> {
  const { start, end } = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range;
  if (range !== 'whole') void reply.status(206).header('content-range', `bytes ${start}-${end}/${file.bytes}`);
  void reply.header('content-length', end - start + 1);
  const isAsked = request.method !== 'HEAD' && end >= start;
  await reply.send(isAsked ? await file.open(range === 'whole' ? undefined : range) : Readable.from([]));
}

function listsTag(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}
