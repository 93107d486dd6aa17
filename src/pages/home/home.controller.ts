import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { sendOwnPage } from '../send-page.js';
import { HomePages } from './home-pages.js';
import { renderHomePage } from './home.view.js';

@ApiExcludeController()
@Controller()
export class HomeController {
  constructor(private readonly pages: HomePages) {}

  /** For donors with a read token; everyone else shares a rendering that is served before this. */
  @Get()
  async show(@Res() reply: FastifyReply): Promise<void> {
    await sendOwnPage(reply, this.pages.build().then(renderHomePage));
  }
}
