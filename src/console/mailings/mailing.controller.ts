import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { MailingDesk } from './mailing-desk.js';
import { MailingPage, readerIn } from './mailing-page.js';

/** Looking at one mailing: what it says, who gets it, and how far it is. */
@Controller('console/mailings/:id')
@SignedInOnly()
export class MailingController {
  constructor(
    private readonly desk: MailingDesk,
    private readonly page: MailingPage,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Query('reader') reader: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page.render(session, await this.desk.get(session, id), { reader: readerIn(reader) }));
  }

  @Get('progress')
  async progress(@Param('id') id: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page.renderProgress(session, await this.desk.get(session, id)));
  }

  /** At an address of its own: inside the page it would live under the page's policy, which allows no inline style. */
  @Get('html')
  async html(@Param('id') id: string, @Query('reader') reader: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.showMail(reply, await this.page.letterHtml(await this.desk.get(session, id), readerIn(reader)));
  }
}
