import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assetText } from '../../http/asset-manifest.js';

/** Other people's pages name this address for years, so it has no hash in it, and is asked for anew every hour. */
@Controller()
export class EmbedController {
  @Get('embed.js')
  async script(@Res() reply: FastifyReply): Promise<void> {
    const headers = { 'cache-control': 'public, max-age=3600, stale-while-revalidate=86400', 'cross-origin-resource-policy': 'cross-origin' };
    await reply.headers(headers).type('text/javascript; charset=utf-8').send(assetText('embed'));
  }
}
