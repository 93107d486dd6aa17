import { Module } from '@nestjs/common';
import { SendStaffLetterHandler } from './jobs/send-staff-letter.job.js';
import { SendStaffNoticeHandler } from './jobs/send-staff-notice.job.js';
import { StaffLetterJobs } from './jobs/staff-letter-jobs.js';
import { OrganisationsModule } from './organisations.module.js';
import { SendStaffLetter } from './send-staff-letter.js';
import { SendStaffNotice } from './send-staff-notice.js';
import { StaffTickets } from './staff-tickets.js';

/** What writes to staff; for the worker that has a post. */
@Module({
  imports: [OrganisationsModule],
  providers: [StaffTickets, SendStaffLetter, SendStaffLetterHandler, SendStaffNotice, SendStaffNoticeHandler, StaffLetterJobs],
  exports: [StaffLetterJobs],
})
export class StaffMailModule {}
