import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeAddress } from '../../organisations/change-address.js';
import { ConsolePages } from '../console-pages.js';
import { renderAddressTicket, renderAddressUsed, renderAddressVoid } from '../views/new-address.view.js';
import { languageOf } from '../words/language.js';
import { speechOf } from '../words/speech.js';
import { formField } from './form-field.js';

/** Where mails about an address lead: confirming the new one, or taking the change back. Looking changes nothing: programs open links, too. */
@Controller('console/new-address')
export class NewAddressController {
  constructor(
    private readonly change: ChangeAddress,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async ask(@Query('token') given: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = typeof given === 'string' ? given : '';
    const speech = speechOf(languageOf(request));
    const ticket = await this.change.find(token);
    if (ticket === null) return this.pages.show(reply, renderAddressVoid(speech), 410);
    await this.pages.show(reply, renderAddressTicket({ ticket, token, speech }));
  }

  @Post()
  async use(@Body() form: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const speech = speechOf(languageOf(request));
    const outcome = await this.change.use(formField(form, 'token'));
    if (outcome === 'void') return this.pages.show(reply, renderAddressVoid(speech), 410);
    await this.pages.show(reply, renderAddressUsed(outcome, speech));
  }
}
