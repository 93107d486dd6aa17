import { Module } from '@nestjs/common';
import { SendStaffLetterHandler } from './jobs/send-staff-letter.job.js';
import { OrganisationsModule } from './organisations.module.js';
import { SendStaffLetter } from './send-staff-letter.js';
import { StaffTickets } from './staff-tickets.js';

/** What writes to staff; for the worker that has a post. */
@Module({
  imports: [OrganisationsModule],
  providers: [StaffTickets, SendStaffLetter, SendStaffLetterHandler],
  exports: [SendStaffLetterHandler],
})
export class StaffMailModule {}
