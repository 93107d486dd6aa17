import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DemandSecondFactor } from '../../organisations/demand-second-factor.js';
import { InviteStaff, type Invitation } from '../../organisations/invite-staff.js';
import { ConsolePages } from '../console-pages.js';
import { NothingChosen, PageNotFound } from '../console.errors.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { leadTo } from '../sign-in/lead-to.js';
import { NeedsStepUp } from '../sign-in/step-up.guard.js';
import { renderInvitation } from '../views/staff-invitation.view.js';
import { renderStaffChoice } from '../views/staff-choice.view.js';
import { StaffDesk } from './staff-desk.js';
import { StaffPage } from './staff-page.js';
import { staffPath } from './staff-path.js';

const STATUS_OF: Readonly<Record<Exclude<Invitation, 'invited'>, number>> = { malformed_address: 422, malformed_name: 422, role_not_theirs_to_give: 422, address_taken: 409 };

/** Inviting others, and what everybody here signs in with. */
@Controller('console/staff')
@SignedInOnly()
export class StaffController {
  constructor(
    private readonly desk: StaffDesk,
    private readonly page: StaffPage,
    private readonly invite: InviteStaff,
    private readonly demand: DemandSecondFactor,
    private readonly pages: ConsolePages,
  ) {}

  @Get('-')
  async begin(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const room = await this.desk.roomFor(session, formField(query, 'organisation'));
    if (room === null) return this.pages.show(reply, renderStaffChoice({ session, organisations: await this.desk.list() }));
    await this.pages.show(reply, renderInvitation({ session, room, refused: null }));
  }

  @Get('second-factor')
  async showDemand(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const room = await this.desk.roomFor(session, formField(query, 'organisation'));
    if (!room?.organisation) throw new PageNotFound();
    await this.pages.show(reply, await this.page.renderFactor(session, room.organisation));
  }

  @Post()
  @NeedsStepUp()
  async add(@Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const room = await this.desk.roomFor(session, formField(form, 'organisation'));
    if (room === null) throw new PageNotFound();
    const given = { email: formField(form, 'email'), name: formField(form, 'name'), role: formField(form, 'role') };
    const outcome = await this.invite.run(session.staff, room.organisationId, given);
    if (outcome === 'invited') return leadTo(reply, staffPath(room));
    await this.pages.show(reply, renderInvitation({ session, room, refused: { given, refusal: outcome } }), STATUS_OF[outcome]);
  }

  @Post('second-factor')
  @NeedsStepUp()
  async demandFactor(@Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const room = await this.desk.roomFor(session, formField(form, 'organisation'));
    const required = formField(form, 'required');
    if (!room?.organisationId) throw new PageNotFound();
    if (required !== 'yes' && required !== 'no') throw new NothingChosen();
    if (!(await this.demand.run(session.staff, room.organisationId, required === 'yes'))) throw new PageNotFound();
    await leadTo(reply, staffPath(room, 'second-factor'));
  }
}
