import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadTokens } from '../../donations/read-token.js';
import { presentedToken } from '../../http/presented-token.js';
import { OwnPages } from '../rendered/own-pages.js';
import { contentOf } from '../rendered/page-facts.js';
import { sendOwnPage } from '../send-page.js';
import { HomePages } from './home-pages.js';
import { renderHomePage } from './home.view.js';

@Controller()
export class HomeController {
  constructor(
    private readonly pages: HomePages,
    private readonly own: OwnPages,
    private readonly readTokens: ReadTokens,
  ) {}

  /** For donors with a read token; everyone else shares a rendering that is served before this. */
  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const covering = this.readTokens.coveredBy(presentedToken(request));
    await sendOwnPage(reply, this.own.find('/', covering, async () => contentOf(await this.pages.build(covering), renderHomePage)));
  }
}
