import { Get, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PageWish } from '../../../database/listing.js';
import { DONATION_STATUSES } from '../../../donations/donation-status.js';
import { StaffDonationReader } from '../../../donations/staff-donation.reader.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { PageShown } from '../../contract/common.js';
import type { DonationRowShown } from '../../contract/donations.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, instant, listWish, slugText } from '../asked.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { DONATION_COLUMNS } from './donation-columns.js';
import { showDonation } from './shown-donations.js';

const donationsWish = z.strictObject({
  ...listWish(['createdAt', 'amount']),
  status: z.enum(DONATION_STATUSES).optional(),
  campaign: slugText.optional(),
  from: instant.optional(),
  until: instant.optional(),
});

type DonationsWish = z.output<typeof donationsWish>;

/** Rows that an export reads at once. */
const STRIDE = 1_000;

/** The donations of an organisation, as pages and as a file of exactly what is shown. */
@ConsoleApi('donations')
export class DonationListController {
  constructor(
    private readonly desk: Desk,
    private readonly donations: StaffDonationReader,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<DonationRowShown>> {
    const wish = asked(donationsWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    return pageOf(wish, 'descending', shownAs(this.#read(id, wish), showDonation));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(donationsWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    return fileOf(reply, { name: `donations-${slug}`, columns: DONATION_COLUMNS, stride: STRIDE }, wish, 'descending', this.#read(id, wish));
  }

  #read(organisationId: OrganisationId, wish: DonationsWish) {
    return (page: PageWish) => this.donations.list(organisationId, wish, wish.sort, page);
  }
}
