import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Mailing } from '../../mailings/mailing.js';
import { RetryUncertain } from '../../mailings/retry-uncertain.js';
import { SteerMailing, type Steering } from '../../mailings/steer-mailing.js';
import { NothingChosen } from '../console.errors.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { MailingDesk, mustSend } from './mailing-desk.js';

const STEERINGS: readonly Steering[] = ['pause', 'resume', 'cancel', 'unschedule'];

/** Stops and goes, and the second try of what is uncertain. */
@Controller('console/mailings/:id')
@SignedInOnly()
export class MailingSteeringController {
  constructor(
    private readonly desk: MailingDesk,
    private readonly steer: SteerMailing,
    private readonly retry: RetryUncertain,
  ) {}

  @Post('steer')
  async move(@Param('id') id: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const steering = STEERINGS.find((known) => known === formField(form, 'steering'));
    if (steering === undefined) throw new NothingChosen();
    if (steering !== 'pause') mustSend(session);
    const mailing = await this.desk.get(session, id);
    await this.steer.run(mailing.organisationId, mailing.id, steering, `staff:${session.staff.staffId}`);
    await back(reply, mailing);
  }

  @Post('resend')
  async resend(@Param('id') id: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    mustSend(session);
    const mailing = await this.desk.get(session, id);
    if (formField(form, 'confirmed') !== 'yes') throw new NothingChosen();
    await this.retry.run(mailing.organisationId, mailing.id, `staff:${session.staff.staffId}`);
    await back(reply, mailing);
  }
}

async function back(reply: FastifyReply, { id }: Mailing): Promise<void> {
  await reply.header('cache-control', 'no-store').redirect(`/console/mailings/${id}`, 303);
}
