import { Module } from '@nestjs/common';
import { AddressTickets } from './address-tickets.js';
import { SendAddressLetterHandler } from './jobs/send-address-letter.job.js';
import { SendStaffLetterHandler } from './jobs/send-staff-letter.job.js';
import { SendStaffNoticeHandler } from './jobs/send-staff-notice.job.js';
import { StaffLetterJobs } from './jobs/staff-letter-jobs.js';
import { OrganisationsModule } from './organisations.module.js';
import { SendAddressLetter } from './send-address-letter.js';
import { SendStaffLetter } from './send-staff-letter.js';
import { SendStaffNotice } from './send-staff-notice.js';
import { StaffTickets } from './staff-tickets.js';

/** What writes to staff; for the worker that has a post. */
@Module({
  imports: [OrganisationsModule],
  providers: [StaffTickets, SendStaffLetter, SendStaffLetterHandler, SendStaffNotice, SendStaffNoticeHandler, AddressTickets, SendAddressLetter, SendAddressLetterHandler, StaffLetterJobs],
  exports: [StaffLetterJobs],
})
export class StaffMailModule {}
