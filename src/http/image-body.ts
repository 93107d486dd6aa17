import type { FastifyInstance } from 'fastify';
import { allowLargerBodies } from './body-limits.js';

/** Takes pictures whole, of up to `bytes`, as bodies of `paths` and nowhere else; what they are is for those to find out. */
export function readImageBodies(fastify: FastifyInstance, paths: RegExp, bytes: number): void {
  allowLargerBodies(fastify, paths, bytes);
  fastify.addContentTypeParser(/^image\//i, { parseAs: 'buffer' }, (request, body, done) => {
    if (paths.test(request.url)) done(null, body);
    else done(new NotDrawnHere('pictures are not taken here'));
  });
}

class NotDrawnHere extends Error {
  readonly statusCode = 415;
}
