import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../shared/clock.js';
import { ConsolePages } from '../console-pages.js';
import { MailNotFound } from '../console.errors.js';
import { PlatformOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { renderMail } from '../views/mail.view.js';
import { MailFolder } from './mail-folder.js';

/** One of the mails that the demo has sent; all of them are a list of the screens. */
@Controller('console/outbox')
@PlatformOnly()
export class OutboxController {
  constructor(
    private readonly folder: MailFolder,
    private readonly clock: Clock,
    private readonly pages: ConsolePages,
  ) {}

  @Get(':name')
  async show(@Param('name') name: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, renderMail({ session, mail: await this.folder.get(name), now: this.clock.now() }));
  }

  /** At an address of its own: inside the page it would live under the page's policy, which allows no inline style. */
  @Get(':name/html')
  async showHtml(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const { html } = await this.folder.get(name);
    if (html === null) throw new MailNotFound();
    await this.pages.showMail(reply, html);
  }
}
