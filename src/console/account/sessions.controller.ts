import { Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SessionList } from '../../organisations/session-list.js';
import { parseId } from '../../shared/ids.js';
import { PageNotFound } from '../console.errors.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { leadTo } from '../sign-in/lead-to.js';
import { signInPath } from '../sign-in/safe-next.js';
import { SessionCookie } from '../sign-in/session-cookie.js';

/** Ends one's own sessions. Asks for no newer proof: whoever wants to lock up must not be kept from it. */
@Controller('console/account/sessions')
@SignedInOnly()
export class SessionsController {
  constructor(
    private readonly sessions: SessionList,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('others/end')
  async endOthers(@CurrentSession() { staff }: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.endOthers(staff);
    await leadTo(reply, '/console/account');
  }

  @Post('all/end')
  async endAll(@CurrentSession() { staff }: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.endAll(staff);
    this.cookie.clear(reply);
    await leadTo(reply, signInPath(''));
  }

  @Post(':id/end')
  async end(@Param('id') text: string, @CurrentSession() { staff }: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const id = parseId(text);
    if (id === null || !(await this.sessions.end(staff, id))) throw new PageNotFound();
    await leadTo(reply, '/console/account');
  }
}
