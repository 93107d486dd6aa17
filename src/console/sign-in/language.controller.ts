import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import { NothingChosen } from '../console.errors.js';
import { isLanguage, LANGUAGE_COOKIE } from '../words/language.js';
import { formField } from './form-field.js';
import { leadTo } from './lead-to.js';
import { pageOfForm } from './page-of-form.js';
import { safeNext } from './safe-next.js';

const DAYS = 365;

/** In which language this browser is spoken to. Who uses it need not be known for that. */
@Controller('console/language')
export class LanguageController {
  constructor(private readonly config: Config) {}

  @Post()
  async choose(@Body() form: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const language = formField(form, 'language');
    if (!isLanguage(language)) throw new NothingChosen();
    const secure = this.config.web.publicUrl.startsWith('https:');
    // Read by scripts: the screens that are drawn in the browser follow it.
    void reply.setCookie(LANGUAGE_COOKIE, language, { path: '/console', sameSite: 'lax', secure, maxAge: DAYS * 86_400 });
    await leadTo(reply, safeNext(pageOfForm(request)));
  }
}
