import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChangeStaff, type StaffChange, type StaffChangeOutcome } from '../../organisations/change-staff.js';
import { InviteStaff } from '../../organisations/invite-staff.js';
import { StaffReader } from '../../organisations/staff.reader.js';
import { parseId } from '../../shared/ids.js';
import { ConsolePages } from '../console-pages.js';
import { NotOnYourself, NothingChosen, PageNotFound } from '../console.errors.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { leadTo } from '../sign-in/lead-to.js';
import { NeedsStepUp } from '../sign-in/step-up.guard.js';
import { StaffDesk, type StaffRoom } from './staff-desk.js';
import { StaffPage } from './staff-page.js';
import { staffPath } from './staff-path.js';

/** One of the people, and what is done to them: each act takes effect at once, wherever they are signed in. */
@Controller('console/staff/:id')
@SignedInOnly()
export class StaffMemberController {
  constructor(
    private readonly desk: StaffDesk,
    private readonly change: ChangeStaff,
    private readonly invite: InviteStaff,
    private readonly staff: StaffReader,
    private readonly page: StaffPage,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const { room, change } = await this.#find(id, query, session);
    const member = await this.staff.find(room.organisationId, change.staffId);
    if (member === null) throw new PageNotFound();
    await this.pages.show(reply, this.page.renderMember(session, room, member));
  }

  @Post('role')
  @NeedsStepUp()
  async giveRole(@Param('id') id: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.#change(id, form, session, reply, (change) => this.change.giveRole(change, formField(form, 'role')));
  }

  @Post('deactivate')
  @NeedsStepUp()
  async deactivate(@Param('id') id: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.#change(id, form, session, reply, (change) => this.change.deactivate(change));
  }

  @Post('reactivate')
  @NeedsStepUp()
  async reactivate(@Param('id') id: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.#change(id, form, session, reply, (change) => this.change.reactivate(change));
  }

  @Post('forget-factors')
  @NeedsStepUp()
  async forgetFactors(@Param('id') id: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.#change(id, form, session, reply, (change) => this.change.forgetFactors(change));
  }

  @Post('invitation')
  @NeedsStepUp()
  async writeAgain(@Param('id') id: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const { room, change } = await this.#find(id, form, session);
    if (!(await this.invite.again(session.staff, change.organisationId, change.staffId))) throw new PageNotFound();
    await leadTo(reply, staffPath(room, change.staffId));
  }

  async #change(id: string, form: unknown, session: ConsoleSession, reply: FastifyReply, run: (change: StaffChange) => Promise<StaffChangeOutcome>): Promise<void> {
    const { room, change } = await this.#find(id, form, session);
    const outcome = await run(change);
    if (outcome === 'not_found') throw new PageNotFound();
    if (outcome === 'not_oneself') throw new NotOnYourself();
    if (outcome === 'role_not_theirs_to_give') throw new NothingChosen();
    await leadTo(reply, staffPath(room, change.staffId));
  }

  async #find(id: string, form: unknown, session: ConsoleSession): Promise<{ room: StaffRoom; change: StaffChange }> {
    const room = await this.desk.roomFor(session, formField(form, 'organisation'));
    const staffId = parseId<'Staff'>(id);
    if (room === null || staffId === null) throw new PageNotFound();
    return { room, change: { by: session.staff, organisationId: room.organisationId, staffId } };
  }
}
