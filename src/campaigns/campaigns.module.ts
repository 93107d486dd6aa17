import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { CadenceReader } from './cadence.reader.js';
import { CampaignCadences } from './campaign-cadences.js';
import { Campaign } from './campaign.entity.js';
import { CampaignReader } from './campaign.reader.js';
import { Designation } from './designation.entity.js';
import { EditionReader } from './edition.reader.js';
import { FundraiserReader } from './fundraiser.reader.js';
import { GivingDay } from './giving-day.entity.js';
import { GivingDayReader } from './giving-day.reader.js';
import { SetRefreshCadence } from './set-refresh-cadence.js';

@Module({
  imports: [OrganisationsModule, TypeOrmModule.forFeature([Campaign, Designation, GivingDay])],
  providers: [CampaignReader, FundraiserReader, CadenceReader, CampaignCadences, EditionReader, GivingDayReader, SetRefreshCadence],
  exports: [CampaignReader, FundraiserReader, CadenceReader, CampaignCadences, EditionReader, GivingDayReader, SetRefreshCadence],
})
export class CampaignsModule {}
