import { Body, Controller, Get, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../../organisations/sessions.js';
import { ConsolePages } from '../console-pages.js';
import { renderSignIn, type SignInRefusal } from '../views/sign-in.view.js';
import { formField } from './form-field.js';
import { OwnFormGuard } from './own-form.guard.js';
import { safeNext, signInPath } from './safe-next.js';
import { SessionCookie } from './session-cookie.js';
import { SignIn } from './sign-in.js';

const STATUS_OF: Readonly<Record<SignInRefusal, number>> = { refused: 401, too_many: 429 };

@Controller('console')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly pages: ConsolePages,
  ) {}

  @Get('sign-in')
  async showForm(@Query('next') next: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== null && (await this.sessions.find(token)) !== null) return leadTo(reply, safeNext(next));
    await this.pages.show(reply, renderSignIn({ next: safeNext(next), email: '', refusal: null }));
  }

  @Post('sign-in')
  async open(@Body() form: Record<string, string>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const next = safeNext(formField(form, 'next'));
    const email = formField(form, 'email');
    const outcome = await this.signIn.run({ email, password: formField(form, 'password'), ip: request.ip });
    if (outcome.status !== 'signed_in') {
      return this.pages.show(reply, renderSignIn({ next, email, refusal: outcome.status }), STATUS_OF[outcome.status]);
    }
    this.cookie.set(reply, outcome.token);
    await leadTo(reply, next);
  }

  @Post('sign-out')
  @UseGuards(OwnFormGuard)
  async close(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== null) await this.sessions.signOut(token);
    this.cookie.clear(reply);
    await leadTo(reply, signInPath(''));
  }
}

async function leadTo(reply: FastifyReply, path: string): Promise<void> {
  await reply.header('cache-control', 'no-store').redirect(path, 303);
}
