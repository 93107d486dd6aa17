import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { MESSAGE_STATES } from '../../mailings/mailing.js';
import { MailingReader } from '../../mailings/mailing.reader.js';
import { Clock } from '../../shared/clock.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { renderMailingMessages } from '../views/mailing-messages.view.js';
import { MailingDesk } from './mailing-desk.js';
import { MailingPage, readerIn } from './mailing-page.js';

const MESSAGES_SHOWN = 100;

/** Looking at one mailing: what it says, who gets it, how far it is, and what became of each message. */
@Controller('console/mailings/:id')
@SignedInOnly()
export class MailingController {
  constructor(
    private readonly desk: MailingDesk,
    private readonly mailings: MailingReader,
    private readonly page: MailingPage,
    private readonly pages: ConsolePages,
    private readonly clock: Clock,
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

  @Get('messages')
  async messages(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const mailing = await this.desk.get(session, id);
    const state = MESSAGE_STATES.find((name) => name === formField(query, 'state')) ?? null;
    const after = /^\d{1,9}$/.test(formField(query, 'after')) ? Number(formField(query, 'after')) : 0;
    const found = await this.mailings.listMessages(mailing, mailing.id, { after, limit: MESSAGES_SHOWN + 1, state: state ?? undefined });
    const messages = found.slice(0, MESSAGES_SHOWN);
    const shown = { session, mailing, state, messages, after: found.length > MESSAGES_SHOWN ? (messages.at(-1)?.position ?? null) : null };
    await this.pages.show(reply, renderMailingMessages({ ...shown, counts: await this.mailings.progress(mailing, mailing.id), now: this.clock.now() }));
  }
}
