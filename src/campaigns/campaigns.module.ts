import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { Campaign } from './campaign.entity.js';
import { CampaignReader } from './campaign.reader.js';
import { Designation } from './designation.entity.js';
import { GivingDay } from './giving-day.entity.js';
import { GivingDayReader } from './giving-day.reader.js';

@Module({
  imports: [OrganisationsModule, TypeOrmModule.forFeature([Campaign, Designation, GivingDay])],
  providers: [CampaignReader, GivingDayReader],
  exports: [CampaignReader, GivingDayReader],
})
export class CampaignsModule {}
