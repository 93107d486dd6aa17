import { Injectable } from '@nestjs/common';
import type { JobHandler } from '../../queues/job-definition.js';
import { SendAddressLetterHandler } from './send-address-letter.job.js';
import { SendStaffLetterHandler } from './send-staff-letter.job.js';
import { SendStaffNoticeHandler } from './send-staff-notice.job.js';

/** What writes to staff. */
@Injectable()
export class StaffLetterJobs {
  readonly handlers: readonly JobHandler[];

  constructor(tickets: SendStaffLetterHandler, notices: SendStaffNoticeHandler, addresses: SendAddressLetterHandler) {
    this.handlers = [tickets, notices, addresses];
  }
}
