import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { AccountPage } from './account-page.js';

/** How somebody signs in, and where they are signed in. */
@Controller('console/account')
@SignedInOnly()
export class AccountController {
  constructor(
    private readonly page: AccountPage,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async show(@CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.page.render(session));
  }
}
