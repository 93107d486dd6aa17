import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { coloursIn } from './brand-path.js';
import { KeptLogos } from './kept-logos.js';

/** Names change with what they name, so copies stay good. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Were a picture opened by itself and taken for a page, it could do nothing there. */
const PICTURE_POLICY = `default-src 'none'; sandbox; frame-ancestors 'none'`;

/** What pages of an organisation are branded with. */
@Controller('brand')
export class BrandController {
  constructor(private readonly logos: KeptLogos) {}

  @Get('colours/:file')
  async colours(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const css = coloursIn(file);
    if (css === null) throw new NotFoundException();
    await reply.type('text/css; charset=utf-8').header('cache-control', FOR_EVER).send(css);
  }

  @Get('logos/:organisation/:file')
  async logo(@Param('organisation') organisation: string, @Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const logo = await this.logos.find(organisation, file);
    if (logo === null) throw new NotFoundException();
    await reply.type(logo.type).headers({ 'cache-control': FOR_EVER, 'content-security-policy': PICTURE_POLICY }).send(logo.bytes);
  }
}
