import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Mailing } from '../../mailings/mailing.js';
import { MailingRefused } from '../../mailings/mailings.errors.js';
import { MOST_TEST_COPIES, TestMailing } from '../../mailings/test-mailing.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import type { Tested } from '../views/mailing-test.view.js';
import { MailingDesk } from './mailing-desk.js';
import { MailingPage } from './mailing-page.js';

/** Copies for people who want to look at a mailing in their own mail program. */
@Controller('console/mailings/:id/test')
@SignedInOnly()
export class MailingTestController {
  constructor(
    private readonly desk: MailingDesk,
    private readonly tests: TestMailing,
    private readonly page: MailingPage,
    private readonly pages: ConsolePages,
  ) {}

  /** Answers with the page itself: what became of the copies is nowhere else to be seen. */
  @Post()
  async test(@Param('id') id: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const mailing = await this.desk.get(session, id);
    const tested = await this.#test(mailing, formField(form, 'to'), session);
    await this.pages.show(reply, await this.page.render(session, mailing, { tested }), tested.fault === null ? 200 : 422);
  }

  async #test(mailing: Mailing, typed: string, { staff, speech: { say } }: ConsoleSession): Promise<Tested> {
    const addresses = typed.split(/[\s,;]+/).filter((address) => address !== '');
    if (addresses.length === 0 || addresses.length > MOST_TEST_COPIES) return { typed, copies: [], fault: say('test.howMany', { most: MOST_TEST_COPIES }) };
    try {
      return { typed, copies: await this.tests.run(mailing, addresses, `staff:${staff.staffId}`), fault: null };
    } catch (error) {
      if (!(error instanceof MailingRefused)) throw error;
      const wrong = error.faults.map(({ field }) => addresses[Number(field.split('.')[1])] ?? '').join(', ');
      return { typed, copies: [], fault: say('test.noAddress', { wrong }) };
    }
  }
}
