import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

const UPLOAD = 'application/octet-stream';
const SLOWEST_BODY_MS = 30_000;
const LONGEST_SILENCE_MS = 60_000;
const TOO_SLOW = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/**
 * Lets requests to `paths` bring a file of any type as their body, which is handed on as it comes and never held in
 * memory: one of which nothing comes for a minute is given up. Every other body has to arrive within half a minute.
 */
export function streamUploads(fastify: FastifyInstance, paths: RegExp): void {
  const isUpload = (request: FastifyRequest) => request.method === 'POST' && paths.test(request.url.split('?', 1)[0] ?? '');
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (isUpload(request)) {
      // What a client calls the file says nothing about it, and some of what they say would have it parsed as something else.
      request.raw.headers['content-type'] = UPLOAD;
      request.raw.setTimeout(LONGEST_SILENCE_MS);
    } else hurry(request);
    done();
  });
  fastify.addContentTypeParser(UPLOAD, (request, payload, done) => {
    if (isUpload(request)) done(null, payload);
    else done(new NotReadHere('files are not taken here'));
  });
}

/** The body as it comes; null where none does. */
export function uploadOf({ body }: FastifyRequest): Readable | null {
  return typeof body === 'object' && body !== null && 'pipe' in body ? (body as Readable) : null;
}

/** How many bytes the request says it brings; 0 where it does not say. */
export function announcedBytes({ headers }: FastifyRequest): number {
  return Number(headers['content-length'] ?? 0);
}

/** What comes of an upload; where it is not read to its end, nothing else can come over its connection, which is closed. */
export async function endingUpload<T>(bytes: Readable, reply: FastifyReply, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!bytes.readableEnded) void reply.header('connection', 'close');
    throw error;
  }
}

class NotReadHere extends Error {
  readonly statusCode = 415;
}

/** The server's own limit is for the slowest of uploads. */
function hurry({ raw }: FastifyRequest): void {
  if (raw.complete || (raw.headers['content-length'] === undefined && raw.headers['transfer-encoding'] === undefined)) return;
  const timer = setTimeout(() => raw.complete || raw.socket.end(TOO_SLOW, () => raw.destroy()), SLOWEST_BODY_MS).unref();
  raw.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer));
}
