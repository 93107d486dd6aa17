import { Get, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Page } from '../../../database/listing.js';
import { DONATION_STATUSES } from '../../../donations/donation-status.js';
import { StaffDonationReader, type ListedDonation } from '../../../donations/staff-donation.reader.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { PageShown } from '../../contract/common.js';
import type { DonationRowShown } from '../../contract/donations.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, instant, listWish, pageWish, slugText, withCursor, writeCursor } from '../asked.js';
import { Desk } from '../desk.js';
import { csvLines } from '../csv.js';
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
    const { rows, next } = await withCursor(this.#read(id, wish, wish.limit));
    return { rows: rows.map(showDonation), next: writeCursor(next) };
  }

  /** All that the list would show, page after page, in its order and with its columns. */
  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(donationsWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    void reply.headers({ 'content-disposition': `attachment; filename="donations-${slug}.csv"`, 'cache-control': 'no-store' });
    return new StreamableFile(Readable.from(csvLines(DONATION_COLUMNS, wish.columns, this.#all(id, wish))), { type: 'text/csv; charset=utf-8' });
  }

  async *#all(organisationId: OrganisationId, wish: DonationsWish): AsyncGenerator<readonly ListedDonation[]> {
    let after = wish.cursor;
    for (;;) {
      const { rows, next }: Page<ListedDonation> = await this.#read(organisationId, { ...wish, cursor: after }, STRIDE);
      yield rows;
      if (next === null) return;
      after = next;
    }
  }

  #read(organisationId: OrganisationId, wish: DonationsWish, limit: number): Promise<Page<ListedDonation>> {
    return this.donations.list(organisationId, wish, wish.sort, { ...pageWish(wish, 'descending'), limit });
  }
}
