import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

const UPLOAD = 'application/octet-stream';
const SLOWEST_BODY_MS = 30_000;

/**
 * Lets requests to `paths` bring a file of any type as their body, which is handed on as it comes and never held in
 * memory. Every other body keeps having to arrive within half a minute.
 */
export function streamUploads(fastify: FastifyInstance, paths: RegExp): void {
  const isUpload = (request: FastifyRequest) => request.method === 'POST' && paths.test(request.url.split('?', 1)[0] ?? '');
  fastify.addHook('onRequest', (request, _reply, done) => {
    // What a client calls the file says nothing about it, and some of what they say would have it parsed as something else.
    if (isUpload(request)) request.raw.headers['content-type'] = UPLOAD;
    else hurry(request);
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

class NotReadHere extends Error {
  readonly statusCode = 415;
}

/** The server's own limit is for the slowest of uploads. */
function hurry({ raw }: FastifyRequest): void {
  if (raw.complete || (raw.headers['content-length'] === undefined && raw.headers['transfer-encoding'] === undefined)) return;
  const timer = setTimeout(() => raw.complete || raw.destroy(), SLOWEST_BODY_MS);
  raw.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer));
}
