import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';

// From dist/api and from src/api alike, two folders up is where dist stands.
const FILE = new URL('../../dist/openapi.json', import.meta.url);

/** The API's own description at `/api/openapi.json`, as the build wrote it: to make it takes half a second in which nobody is answered. */
export function serveApiDescription(fastify: FastifyInstance): void {
  let text: string | undefined;
  fastify.get('/api/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').send((text ??= await readDescription())));
}

async function readDescription(): Promise<string> {
  try {
    return await readFile(FILE, 'utf8');
  } catch (cause) {
    throw new Error('The API is not described: run "npm run build"', { cause });
  }
}
