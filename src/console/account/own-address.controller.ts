import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChangeAddress } from '../../organisations/change-address.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { atLeast } from '../sign-in/at-least.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { NeedsStepUp } from '../sign-in/step-up.guard.js';
import { AccountPage } from './account-page.js';

/** Longer than it takes to note a letter. */
const ANSWERED_AFTER_MS = 200;

/** Another address to sign in with: asked for here, confirmed from the mailbox of the new one. */
@Controller('console/account/address')
@NeedsStepUp()
@SignedInOnly()
export class OwnAddressController {
  constructor(
    private readonly change: ChangeAddress,
    private readonly page: AccountPage,
    private readonly pages: ConsolePages,
  ) {}

  @Post()
  async ask(@Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const typed = formField(form, 'email');
    const wish = await atLeast(ANSWERED_AFTER_MS, this.change.ask(session.staff, typed));
    const status = wish === 'written' ? 200 : wish === 'too_many' ? 429 : 422;
    await this.pages.show(reply, await this.page.render(session, { address: { wish, typed: typed.slice(0, 320) } }), status);
  }
}
