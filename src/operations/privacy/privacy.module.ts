import { Module } from '@nestjs/common';
import { DonationsModule } from '../../donations/donations.module.js';
import { DonorsModule } from '../../donors/donors.module.js';
import { ImportsModule } from '../../imports/imports.module.js';
import { OrganisationsModule } from '../../organisations/organisations.module.js';
import { DonorRetentions } from './donor-retention.js';
import { EraseDonor } from './erase-donor.js';
import { ExportDonor } from './export-donor.js';
import { ForgetFiles } from './forget-files.js';
import { ForgetNames } from './forget-names.js';
import { ForgetOldDonors } from './forget-old-donors.js';
import { ForgetFilesHandler } from './jobs/forget-files.job.js';
import { ForgetOldDonorsHandler } from './jobs/forget-old-donors.job.js';
import { ForgetShownNamesHandler } from './jobs/forget-shown-names.job.js';

const verbs = [ExportDonor, EraseDonor, ForgetNames, ForgetFiles, DonorRetentions, ForgetOldDonors];
const jobs = [ForgetShownNamesHandler, ForgetFilesHandler, ForgetOldDonorsHandler];

/** What donors may ask of those who know them: to be told everything, and to be forgotten. */
@Module({
  imports: [DonorsModule, DonationsModule, ImportsModule, OrganisationsModule],
  providers: [...verbs, ...jobs],
  exports: [...verbs, ...jobs, DonorsModule],
})
export class PrivacyModule {}
