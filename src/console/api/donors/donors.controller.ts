import { Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Page, PageWish } from '../../../database/listing.js';
import { StaffDonationReader } from '../../../donations/staff-donation.reader.js';
import { StaffDonorReader } from '../../../donors/staff-donor.reader.js';
import { OrganisationReader } from '../../../organisations/organisation.reader.js';
import { parseId, type OrganisationId } from '../../../shared/ids.js';
import type { PageShown } from '../../contract/common.js';
import type { DonorFolderShown, DonorRowShown } from '../../contract/donations.js';
import { PageNotFound } from '../../console.errors.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { asked, listWish, searchText, slugText } from '../asked.js';
import { Desk } from '../desk.js';
import { showDonation } from '../donations/shown-donations.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
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
    return pageOf(wish, usualOrder(wish), shownAs(this.#read(id, wish), ({ shown }) => shown));
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
    return fileOf(reply, { name: `donors-${organisation.slug}`, columns: DONOR_COLUMNS, stride: STRIDE }, wish, usualOrder(wish), this.#read(organisation.id, wish));
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

  #read(organisationId: OrganisationId, wish: DonorsWish) {
    return async (page: PageWish): Promise<Page<GivingDonor>> => {
      const { rows, next } = await this.donors.list(organisationId, { search: wish.search, tag: wish.tag || undefined }, wish.sort, page);
      return { rows: await this.givings.of(organisationId, rows), next };
    };
  }
}

const usualOrder = ({ sort }: DonorsWish) => (sort === 'name' ? 'ascending' : 'descending');
