import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { CadenceReader } from './cadence.reader.js';
import { CampaignCadences } from './campaign-cadences.js';
import { Campaign } from './campaign.entity.js';
import { CampaignReader } from './campaign.reader.js';
import { CreateCampaign } from './create-campaign.js';
import { CreateGivingDay } from './create-giving-day.js';
import { Designation } from './designation.entity.js';
import { EditCampaign } from './edit-campaign.js';
import { EditGivingDay } from './edit-giving-day.js';
import { EditionReader } from './edition.reader.js';
import { FundraiserReader } from './fundraiser.reader.js';
import { GivingDay } from './giving-day.entity.js';
import { GivingDayReader } from './giving-day.reader.js';
import { OwnGivingDay } from './own-giving-day.js';
import { PageOwners } from './page-owners.js';
import { SaveDesignation } from './save-designation.js';
import { SetRefreshCadence } from './set-refresh-cadence.js';
import { StaffCampaignReader } from './staff-campaign.reader.js';
import { StaffGivingDayReader } from './staff-giving-day.reader.js';

const readers = [CampaignReader, FundraiserReader, CadenceReader, CampaignCadences, EditionReader, GivingDayReader, PageOwners, StaffCampaignReader, StaffGivingDayReader];
const verbs = [SetRefreshCadence, CreateCampaign, EditCampaign, CreateGivingDay, EditGivingDay, SaveDesignation];

@Module({
  imports: [OrganisationsModule, TypeOrmModule.forFeature([Campaign, Designation, GivingDay])],
  providers: [...readers, ...verbs, OwnGivingDay],
  exports: [...readers, ...verbs],
})
export class CampaignsModule {}
