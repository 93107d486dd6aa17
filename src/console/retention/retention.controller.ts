import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DonorRetentions, FEWEST_YEARS, MOST_YEARS } from '../../operations/privacy/donor-retention.js';
import { Clock } from '../../shared/clock.js';
import { ConsolePages } from '../console-pages.js';
import { NothingChosen, PageNotFound } from '../console.errors.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { leadTo } from '../sign-in/lead-to.js';
import { NeedsStepUp } from '../sign-in/step-up.guard.js';
import { StaffDesk } from '../staff/staff-desk.js';
import { renderRetention } from '../views/retention.view.js';
import { renderRetentionChoice } from '../views/retention-choice.view.js';

/** After how many years without a gift an organisation's donors are forgotten: for those who look after its people. */
@Controller('console/retention')
@SignedInOnly()
export class RetentionController {
  constructor(
    private readonly desk: StaffDesk,
    private readonly retentions: DonorRetentions,
    private readonly pages: ConsolePages,
    private readonly clock: Clock,
  ) {}

  /** With `years`, says how many that would be now, and offers it. */
  @Get()
  async show(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const room = await this.desk.roomFor(session, formField(query, 'organisation'));
    const organisation = room?.organisation ?? null;
    if (organisation === null) return this.pages.show(reply, renderRetentionChoice({ session, organisations: await this.desk.list() }));
    const asked = formField(query, 'years');
    const years = asked === '' ? null : readYears(asked);
    const wouldErase = years === null ? null : await this.retentions.count(organisation.id, years);
    const model = { session, organisation, retention: await this.retentions.get(organisation.id), years, wouldErase, now: this.clock.now() };
    await this.pages.show(reply, renderRetention(model));
  }

  @Post()
  @NeedsStepUp()
  async decide(@Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const room = await this.desk.roomFor(session, formField(form, 'organisation'));
    if (!room?.organisation) throw new PageNotFound();
    const chosen = formField(form, 'years');
    await this.retentions.set(room.organisation.id, chosen === 'never' ? null : readYears(chosen), `staff:${session.staff.staffId}`);
    await leadTo(reply, `/console/retention?organisation=${room.organisation.slug}`);
  }
}

/** @throws NothingChosen */
function readYears(text: string): number {
  const years = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (years < FEWEST_YEARS || years > MOST_YEARS) throw new NothingChosen();
  return years;
}
