import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { SendStaffNotice as SendStaffNoticeVerb } from '../send-staff-notice.js';
import { SendStaffNotice } from './send-staff-notice.definition.js';

@Injectable()
export class SendStaffNoticeHandler implements JobHandler<JobPayload<typeof SendStaffNotice>> {
  readonly job = SendStaffNotice;

  constructor(private readonly send: SendStaffNoticeVerb) {}

  handle({ noticeId, organisationId }: JobPayload<typeof SendStaffNotice>): Promise<unknown> {
    return this.send.run(organisationId, noticeId);
  }
}
