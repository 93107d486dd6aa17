import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Mailing } from '../../mailings/mailing.js';
import { MailingRefused } from '../../mailings/mailings.errors.js';
import { ScheduleMailing } from '../../mailings/schedule-mailing.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { readCueForm, type CueValues } from './cue-form.js';
import { CueReader } from './cue.reader.js';
import { MailingDesk, mustSend } from './mailing-desk.js';
import { MailingPage } from './mailing-page.js';

/** Lets a mailing go out. */
@Controller('console/mailings/:id/schedule')
@SignedInOnly()
export class MailingSendingController {
  constructor(
    private readonly desk: MailingDesk,
    private readonly schedule: ScheduleMailing,
    private readonly cues: CueReader,
    private readonly page: MailingPage,
    private readonly pages: ConsolePages,
  ) {}

  @Post()
  async plan(@Param('id') id: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    mustSend(session);
    const mailing = await this.desk.get(session, id);
    const values = readCueForm(form);
    const fault = await this.#plan(mailing, values, session);
    if (fault === null) await reply.header('cache-control', 'no-store').redirect(`/console/mailings/${mailing.id}`, 303);
    else await this.pages.show(reply, await this.page.render(session, mailing, { cue: { values, fault } }), 422);
  }

  /** Answers why not, in words; null where it is planned. */
  async #plan({ organisationId, id }: Mailing, values: CueValues, { staff, speech: { say } }: ConsoleSession): Promise<string | null> {
    const read = await this.cues.read(organisationId, values);
    if ('fault' in read) return say(`cue.${read.fault}`);
    try {
      await this.schedule.run(organisationId, id, read.cue, `staff:${staff.staffId}`);
      return null;
    } catch (error) {
      if (!(error instanceof MailingRefused)) throw error;
      return say(error.faults[0]?.code === 'too_far' ? 'cue.too_far' : 'cue.without_cause');
    }
  }
}
