import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../../organisations/sessions.js';
import { SignedInOnly } from './access.decorators.js';
import { leadTo } from './lead-to.js';
import { signInPath } from './safe-next.js';
import { SessionCookie } from './session-cookie.js';

/** The session ends, not only its cookie. */
@Controller('console/sign-out')
@SignedInOnly()
export class SignOutController {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  async close(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== null) await this.sessions.signOut(token);
    this.cookie.clear(reply);
    await leadTo(reply, signInPath(''));
  }
}
