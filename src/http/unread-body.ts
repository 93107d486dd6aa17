import type { FastifyInstance } from 'fastify';

class NotReadHere extends Error {
  readonly statusCode = 415;
}

/**
 * Takes multipart forms below `prefix` and drops what is in them. Mail programs that take their readers off a list may
 * send one (RFC 8058); that it comes says everything. Anywhere else they are refused.
 */
export function dropMultipartBodies(fastify: FastifyInstance, prefix: string): void {
  fastify.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: 16 * 1024 }, (request, _body, done) => {
    if (request.url.startsWith(prefix)) done(null, undefined);
    else done(new NotReadHere('multipart forms are not read here'));
  });
}
