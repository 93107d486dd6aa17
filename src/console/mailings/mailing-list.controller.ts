import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { MailingReader } from '../../mailings/mailing.reader.js';
import { Clock } from '../../shared/clock.js';
import { parseId } from '../../shared/ids.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { renderMailingList } from '../views/mailing-list.view.js';
import { MailingDesk } from './mailing-desk.js';

const SHOWN = 50;

/** Every mailing somebody may see, and how far it is. */
@Controller('console/mailings')
@SignedInOnly()
export class MailingListController {
  constructor(
    private readonly desk: MailingDesk,
    private readonly mailings: MailingReader,
    private readonly clock: Clock,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async list(@Query('before') text: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const before = typeof text === 'string' ? parseId<'Mailing'>(text) : null;
    const found = await this.mailings.list(this.desk.scopeOf(session), SHOWN + 1, before);
    const mailings = found.slice(0, SHOWN);
    const olderThan = found.length > SHOWN ? (mailings.at(-1)?.mailing.id ?? null) : null;
    await this.pages.show(reply, renderMailingList({ session, mailings, olderThan, now: this.clock.now() }));
  }
}
