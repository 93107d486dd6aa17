import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { sendPage } from '../send-page.js';
import { HomePages } from './home-pages.js';
import { renderHomePage } from './home.view.js';

@ApiExcludeController()
@Controller()
export class HomeController {
  constructor(private readonly pages: HomePages) {}

  @Get()
  async show(@Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, renderHomePage(await this.pages.build()));
  }
}
