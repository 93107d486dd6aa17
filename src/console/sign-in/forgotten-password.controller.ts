import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestPasswordReset } from '../../organisations/request-password-reset.js';
import { ConsolePages } from '../console-pages.js';
import { renderForgottenPassword } from '../views/forgotten-password.view.js';
import { languageOf } from '../words/language.js';
import { speechOf } from '../words/speech.js';
import { atLeast } from './at-least.js';
import { formField } from './form-field.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Longer than it takes to find somebody and note a letter to them. */
const ANSWERED_AFTER_MS = 400;

/** For whoever has lost their password. The answer is the same, and as late, whether we know the address or not. */
@Controller('console/forgotten-password')
export class ForgottenPasswordController {
  constructor(
    private readonly reset: RequestPasswordReset,
    private readonly throttle: SignInThrottle,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, renderForgottenPassword({ state: 'asking', speech: speechOf(languageOf(request)) }));
  }

  @Post()
  async write(@Body() form: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const speech = speechOf(languageOf(request));
    const admission = await this.throttle.admitReset(request.ip);
    if (!('succeed' in admission)) return this.pages.show(reply, renderForgottenPassword({ state: 'too_many', speech }), 429);
    await atLeast(ANSWERED_AFTER_MS, this.reset.run(formField(form, 'email')));
    await this.pages.show(reply, renderForgottenPassword({ state: 'written', speech }));
  }
}
