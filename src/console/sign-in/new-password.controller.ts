import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChoosePassword, type PasswordChoice } from '../../organisations/choose-password.js';
import { ConsolePages } from '../console-pages.js';
import { renderNewPassword, renderPasswordChosen, renderTicketVoid } from '../views/new-password.view.js';
import { formField } from './form-field.js';

/** Where the mails lead: choosing a password, the first or another. */
@Controller('console/new-password')
export class NewPasswordController {
  constructor(
    private readonly choose: ChoosePassword,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async ask(@Query('token') given: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.#show(reply, typeof given === 'string' ? given : '', null);
  }

  @Post()
  async set(@Body() form: unknown, @Res() reply: FastifyReply): Promise<void> {
    const token = formField(form, 'token');
    const outcome = await this.choose.byTicket(token, formField(form, 'password'));
    if (outcome === 'chosen') return this.pages.show(reply, renderPasswordChosen());
    await this.#show(reply, token, outcome);
  }

  async #show(reply: FastifyReply, token: string, refusal: Exclude<PasswordChoice, 'chosen'> | null): Promise<void> {
    const ticket = await this.choose.findTicket(token);
    if (ticket === null || refusal === 'ticket_void') return this.pages.show(reply, renderTicketVoid(), 410);
    await this.pages.show(reply, renderNewPassword({ ticket, token, refusal }), refusal === null ? 200 : 422);
  }
}
