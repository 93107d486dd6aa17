import { Get, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { StaffMailingReader } from '../../../mailings/staff-mailing.reader.js';
import { Clock } from '../../../shared/clock.js';
import type { PageShown } from '../../contract/common.js';
import { MAILING_STATES, type MailingRowShown } from '../../contract/mailings.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, listWish } from '../asked.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { MAILING_COLUMNS } from './mailing-columns.js';
import { showMailing } from './shown-mailings.js';

const mailingsWish = z.strictObject({ ...listWish(['createdAt', 'subject', 'goesOutAt', 'recipients']), status: z.enum(MAILING_STATES).optional() });

type MailingsWish = z.output<typeof mailingsWish>;

/** Every mailing somebody may see, and how far it is. One is written and steered on pages of its own. */
@ConsoleApi('mailings')
export class MailingsScreenController {
  constructor(
    private readonly desk: Desk,
    private readonly mailings: StaffMailingReader,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<MailingRowShown>> {
    const wish = asked(mailingsWish, query);
    return pageOf(wish, usualOrder(wish), await this.#read(session, wish));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(mailingsWish, query);
    return fileOf(reply, { name: 'mailings', columns: MAILING_COLUMNS }, wish, usualOrder(wish), await this.#read(session, wish));
  }

  async #read(session: ConsoleSession, { organisation, ...wish }: MailingsWish) {
    // People of the platform who name none see all of them.
    const isOfAll = organisation === undefined && session.staff.organisationId === null;
    const organisationId = isOfAll ? undefined : (await this.desk.organisation(session, organisation)).id;
    const [scope, now] = [this.desk.scopeOf(session), this.clock.now()];
    return shownAs((page) => this.mailings.list(scope, { ...wish, organisationId }, wish.sort, page), (listed) => showMailing(listed, now));
  }
}

const usualOrder = ({ sort }: MailingsWish) => (sort === 'subject' ? 'ascending' : 'descending');
