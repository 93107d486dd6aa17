import fastifyCompress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { constants } from 'node:zlib';

/** Compresses pages and JSON on the way out; assets have been compressed by the build. */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyCompress, {
    encodings: ['br', 'gzip'],
    threshold: 1_024,
    customTypes: /^(text\/html|application\/(problem\+)?json)/,
    // Beyond 4, brotli takes longer to squeeze a page than a network saves on it.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}
