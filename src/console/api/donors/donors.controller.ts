import { Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Page } from '../../../database/listing.js';
import { StaffDonationReader } from '../../../donations/staff-donation.reader.js';
import { StaffDonorReader, type StaffDonor } from '../../../donors/staff-donor.reader.js';
import type { Organisation } from '../../../organisations/organisation.entity.js';
import { OrganisationReader } from '../../../organisations/organisation.reader.js';
import { parseId, type OrganisationId } from '../../../shared/ids.js';
import type { PageShown } from '../../contract/common.js';
import type { DonorFolderShown, DonorRowShown } from '../../contract/donations.js';
import { PageNotFound } from '../../console.errors.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, listWish, pageWish, searchText, slugText, withCursor, writeCursor } from '../asked.js';
import { csvLines } from '../csv.js';
import { Desk } from '../desk.js';
import { showDonation } from '../donations/shown-donations.js';
import { DONOR_COLUMNS } from './donor-columns.js';
import { DonorGivings, type GivingDonor } from './donor-givings.js';

const donorsWish = z.strictObject({ ...listWish(['name', 'createdAt']), tag: searchText.optional() });
const tagsWish = z.strictObject({ organisation: slugText.optional() });

type DonorsWish = z.output<typeof donorsWish>;

const STRIDE = 1_000;
const GIFTS = 50;
const TAGS = 500;

/** The donors of an organisation, and one of them with what they gave. */
@ConsoleApi('donors')
export class DonorsController {
  constructor(
    private readonly desk: Desk,
    private readonly organisations: OrganisationReader,
    private readonly donors: StaffDonorReader,
    private readonly givings: DonorGivings,
    private readonly donations: StaffDonationReader,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<DonorRowShown>> {
    const wish = asked(donorsWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    const { rows, next } = await withCursor(this.#read(id, wish, wish.limit));
    return { rows: (await this.givings.of(id, rows)).map(({ shown }) => shown), next: writeCursor(next) };
  }

  @Get('tags')
  async tags(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<readonly string[]> {
    const { id } = await this.desk.organisation(session, asked(tagsWish, query).organisation);
    return this.donors.listTags(id, TAGS);
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(donorsWish, query);
    const organisation = await this.desk.organisation(session, wish.organisation);
    void reply.headers({ 'content-disposition': `attachment; filename="donors-${organisation.slug}.csv"`, 'cache-control': 'no-store' });
    return new StreamableFile(Readable.from(csvLines(DONOR_COLUMNS, wish.columns, this.#all(organisation, wish))), { type: 'text/csv; charset=utf-8' });
  }

  @Get(':id')
  async show(@Param('id') text: string, @CurrentSession() session: ConsoleSession): Promise<DonorFolderShown> {
    const id = parseId<'Donor'>(text);
    const donor = id && (await this.donors.find(this.desk.scopeOf(session), id));
    if (!donor) throw new PageNotFound();
    const { organisationId } = donor;
    const [organisation, [giving], gifts] = await Promise.all([
      this.organisations.get(organisationId),
      this.givings.of(organisationId, [donor]),
      this.donations.list(organisationId, { donor: donor.id }, 'createdAt', { order: 'descending', after: null, limit: GIFTS }),
    ]);
    return { donor: { ...giving!.shown, organisation: organisation.slug }, gifts: gifts.rows.map(showDonation), hasMore: gifts.next !== null };
  }

  async *#all({ id }: Organisation, wish: DonorsWish): AsyncGenerator<readonly GivingDonor[]> {
    let after = wish.cursor;
    for (;;) {
      const { rows, next }: Page<StaffDonor> = await this.#read(id, { ...wish, cursor: after }, STRIDE);
      yield await this.givings.of(id, rows);
      if (next === null) return;
      after = next;
    }
  }

  #read(organisationId: OrganisationId, wish: DonorsWish, limit: number): Promise<Page<StaffDonor>> {
    return this.donors.list(organisationId, { search: wish.search, tag: wish.tag || undefined }, wish.sort, { ...pageWish(wish, wish.sort === 'name' ? 'ascending' : 'descending'), limit });
  }
}
