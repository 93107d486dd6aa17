import type { FastifyInstance } from 'fastify';

/** Lets routes below these paths take bodies of up to `bytes`; every other route keeps the limit of the whole server. */
export function allowLargerBodies(fastify: FastifyInstance, paths: RegExp, bytes: number): void {
  fastify.addHook('onRoute', (route) => {
    if (paths.test(route.url)) route.bodyLimit = bytes;
  });
}
