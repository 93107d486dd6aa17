import { Controller, Get, Query, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { StaffDonationReader, type ListedDonation } from '../../donations/staff-donation.reader.js';
import { StaffDonorReader } from '../../donors/staff-donor.reader.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import type { DonorId } from '../../shared/ids.js';
import type { Slug } from '../../shared/slug.js';
import { parseText } from '../../shared/text.js';
import { Answers } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { inPlace, placedPage, writePlace } from '../place-pages.js';
import { schemaPipe } from '../schema-faults.js';
import { NotAcceptable } from '../api.errors.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { donationRow, donationRows, donationsQuery, donorRows, donorsQuery, type DonationsQuery, type DonorsQuery } from './lists.schema.js';

/** All donations and donors of an organisation, as its staff look through them. */
@ApiBearerAuth()
@Controller('api/v1')
@UseGuards(ApiKeyGuard)
@UsePipes(schemaPipe)
export class ListsController {
  constructor(
    private readonly donations: StaffDonationReader,
    private readonly donors: StaffDonorReader,
  ) {}

  @Get('donations')
  @ApiTags('Donations')
  @RequireScope('donations:read')
  @ApiOperation({ operationId: 'listAllDonations', summary: 'Donations to all campaigns, whatever became of them, the latest first' })
  @Answers(200, donationRows, 400, 401, 403, 422)
  async listDonations(@CallerKey() { organisationId }: ApiKey, @Query({ schema: donationsQuery }) query: DonationsQuery): Promise<z.infer<typeof donationRows>> {
    const { status, campaign, donor, from, until } = query;
    const filter = { status, campaign: campaign as Slug | undefined, donor: donor as DonorId | undefined, from: dateIn(from), until: dateIn(until) };
    const { rows, next } = await inPlace(this.donations.list(organisationId, filter, 'createdAt', placedPage(query, 'descending')));
    return { donations: rows.map(toRow), nextCursor: writePlace(next) };
  }

  @Get('donors')
  @ApiTags('Donors')
  @RequireScope('donors:read')
  @ApiOperation({ operationId: 'listDonors', summary: 'Everybody who ever gave or tried to, the latest first' })
  @Answers(200, donorRows, 400, 401, 403, 422)
  async listDonors(@CallerKey() { organisationId }: ApiKey, @Query({ schema: donorsQuery }) query: DonorsQuery): Promise<z.infer<typeof donorRows>> {
    const { rows, next } = await inPlace(this.donors.list(organisationId, { tag: tagIn(query) }, 'createdAt', placedPage(query, 'descending')));
    return { donors: rows.map(({ id, name, email, number, tags, createdAt }) => ({ id, name, email, number, tags: [...tags], createdAt: createdAt.toISOString() })), nextCursor: writePlace(next) };
  }
}

const dateIn = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

/** @throws NotAcceptable for what no tag can be called. */
function tagIn({ tag }: DonorsQuery): string | undefined {
  if (tag === undefined) return undefined;
  const parsed = parseText(tag, 100);
  if (!parsed.ok) throw new NotAcceptable([{ field: 'tag', code: parsed.fault, message: 'is not the name of a tag' }]);
  return parsed.value;
}

function toRow({ id, status, campaignSlug, designation, donorId, gift, coveredFee, refunded, isAnonymous, message, failure, createdAt }: ListedDonation): z.infer<typeof donationRow> {
  return {
    ...{ id, status, campaign: campaignSlug, designation, donor: donorId, message, failure, anonymous: isAnonymous },
    ...{ amount: gift.amount, coveredFee: coveredFee.amount, refunded: refunded.amount, currency: gift.currency },
    createdAt: createdAt.toISOString(),
  };
}
