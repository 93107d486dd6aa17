import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChoosePassword, type PasswordChoice } from '../../organisations/choose-password.js';
import { ConsolePages } from '../console-pages.js';
import { renderNewPassword, renderPasswordChosen, renderTicketVoid } from '../views/new-password.view.js';
import { languageOf } from '../words/language.js';
import { speechOf } from '../words/speech.js';
import { formField } from './form-field.js';

/** Where the mails lead: choosing a password, the first or another. */
@Controller('console/new-password')
export class NewPasswordController {
  constructor(
    private readonly choose: ChoosePassword,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async ask(@Query('token') given: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#show(request, reply, typeof given === 'string' ? given : '', null);
  }

  @Post()
  async set(@Body() form: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = formField(form, 'token');
    const outcome = await this.choose.byTicket(token, formField(form, 'password'));
    if (outcome === 'chosen') return this.pages.show(reply, renderPasswordChosen(speechOf(languageOf(request))));
    await this.#show(request, reply, token, outcome);
  }

  async #show(request: FastifyRequest, reply: FastifyReply, token: string, refusal: Exclude<PasswordChoice, 'chosen'> | null): Promise<void> {
    const speech = speechOf(languageOf(request));
    const ticket = await this.choose.findTicket(token);
    if (ticket === null || refusal === 'ticket_void') return this.pages.show(reply, renderTicketVoid(speech), 410);
    await this.pages.show(reply, renderNewPassword({ ticket, token, refusal, speech }), refusal === null ? 200 : 422);
  }
}
