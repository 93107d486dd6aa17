import type { FastifyInstance, FastifyRequest } from 'fastify';

const bodies = new WeakMap<object, Buffer>();

/** Below these paths bodies are signed: the bytes as they came are kept for as long as the request lives. */
const SIGNED = /^\/intake\//;

export function keepRawBody(request: FastifyRequest, bytes: Buffer): void {
  if (SIGNED.test(request.url)) bodies.set(request.raw, bytes);
}

/** The body as it came over the wire; empty where none came, or nothing is signed there. */
export function rawBodyOf(request: FastifyRequest): Buffer {
  return bodies.get(request.raw) ?? Buffer.alloc(0);
}

/** Takes whole mails as bodies, unread. */
export function readMailBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('message/rfc822', { parseAs: 'buffer' }, (request, body, done) => {
    keepRawBody(request, body as Buffer);
    done(null, body);
  });
}
