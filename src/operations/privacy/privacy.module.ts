import { Module } from '@nestjs/common';
import { DonationsModule } from '../../donations/donations.module.js';
import { DonorsModule } from '../../donors/donors.module.js';
import { OrganisationsModule } from '../../organisations/organisations.module.js';
import { EraseDonor } from './erase-donor.js';
import { ExportDonor } from './export-donor.js';
import { ForgetNames } from './forget-names.js';
import { ForgetShownNamesHandler } from './jobs/forget-shown-names.job.js';

const verbs = [ExportDonor, EraseDonor, ForgetNames];

/** What donors may ask of those who know them: to be told everything, and to be forgotten. */
@Module({
  imports: [DonorsModule, DonationsModule, OrganisationsModule],
  providers: [...verbs, ForgetShownNamesHandler],
  exports: [...verbs, ForgetShownNamesHandler, DonorsModule],
})
export class PrivacyModule {}
