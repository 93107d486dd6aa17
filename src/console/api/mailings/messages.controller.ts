import { Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PageWish } from '../../../database/listing.js';
import type { Mailing } from '../../../mailings/mailing.js';
import { MailingReader } from '../../../mailings/mailing.reader.js';
import { StaffMailingReader } from '../../../mailings/staff-mailing.reader.js';
import type { PageShown } from '../../contract/common.js';
import { MESSAGE_STATES, type MessageCountsShown, type MessageRowShown } from '../../contract/mailings.js';
// oxlint-disable-next-line no-restricted-imports -- the console's own folder of this name, not the room
import { MailingDesk } from '../../mailings/mailing-desk.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, pagesWish } from '../asked.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { MESSAGE_COLUMNS } from './mailing-columns.js';
import { showMessage } from './shown-mailings.js';

const messagesWish = z.strictObject({
  ...pagesWish(['position', 'address']),
  ...{ state: z.enum(MESSAGE_STATES).optional(), report: z.enum(['bounced', 'complained']).optional() },
});

type MessagesWish = z.output<typeof messagesWish>;

/** A mailing may have hundreds of thousands. */
const STRIDE = 2_000;

/** Everybody a mailing goes to, and what became of each message. */
@ConsoleApi('mailings/:id/messages')
export class MessagesScreenController {
  constructor(
    private readonly desk: MailingDesk,
    private readonly mailings: MailingReader,
    private readonly messages: StaffMailingReader,
  ) {}

  @Get()
  async list(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<MessageRowShown>> {
    const wish = asked(messagesWish, query);
    return pageOf(wish, 'ascending', this.#read(await this.desk.get(session, id), wish));
  }

  @Get('export.csv')
  async export(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(messagesWish, query);
    const mailing = await this.desk.get(session, id);
    return fileOf(reply, { name: `messages-${mailing.id}`, columns: MESSAGE_COLUMNS, stride: STRIDE }, wish, 'ascending', this.#read(mailing, wish));
  }

  /** Whose messages they are, and how many there are in each state. */
  @Get('counts')
  async counts(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<MessageCountsShown> {
    const mailing = await this.desk.get(session, id);
    return { subject: mailing.subject, counts: await this.mailings.progress(mailing, mailing.id) };
  }

  #read(mailing: Mailing, wish: MessagesWish) {
    return shownAs((page: PageWish) => this.messages.listMessages(mailing, wish, wish.sort, page), showMessage);
  }
}
