import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../dist/assets/', import.meta.url));

/** The browser build under /assets/: names carry a hash of the content, so copies stay good for ever. */
export async function serveAssets(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: FOLDER,
    prefix: '/assets/',
    preCompressed: true,
    index: false,
    // Else a second one, for other files, could not be registered.
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
    allowedPath: (path) => !path.endsWith('manifest.json'),
  });
}
