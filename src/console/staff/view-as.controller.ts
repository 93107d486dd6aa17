import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ViewAsStaff } from '../../organisations/view-as-staff.js';
import { parseId } from '../../shared/ids.js';
import { PageNotFound } from '../console.errors.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { leadTo } from '../sign-in/lead-to.js';
import { NeedsStepUp } from '../sign-in/step-up.guard.js';
import { CONSOLE_HOME } from '../sign-in/safe-next.js';
import { StaffDesk } from './staff-desk.js';

/** Looks at the console as one of a client's people sees it, and comes back. */
@Controller('console')
@SignedInOnly()
export class ViewAsController {
  constructor(
    private readonly desk: StaffDesk,
    private readonly viewAs: ViewAsStaff,
  ) {}

  @Post('staff/:id/view')
  @NeedsStepUp()
  async start(@Param('id') text: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const room = await this.desk.roomFor(session, formField(form, 'organisation'));
    const id = parseId<'Staff'>(text);
    if (id === null || !room?.organisationId || !(await this.viewAs.start(session.staff, room.organisationId, id))) throw new PageNotFound();
    await leadTo(reply, CONSOLE_HOME);
  }

  @Post('stop-viewing')
  async stop(@CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.viewAs.stop(session.staff);
    await leadTo(reply, CONSOLE_HOME);
  }
}
