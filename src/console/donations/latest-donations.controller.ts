import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DonationReader } from '../../donations/donation.reader.js';
import { Clock } from '../../shared/clock.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { renderLatestDonations } from '../views/latest-donations.view.js';

const SHOWN = 100;

/** The first page: what came in last. */
@Controller('console')
@SignedInOnly()
export class LatestDonationsController {
  constructor(
    private readonly donations: DonationReader,
    private readonly clock: Clock,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async show(@CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const donations = await this.donations.listRecent(session.staff.organisationId, SHOWN);
    await this.pages.show(reply, renderLatestDonations({ session, donations, now: this.clock.now() }));
  }
}
