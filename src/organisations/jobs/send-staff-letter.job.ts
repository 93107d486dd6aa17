import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { SendStaffLetter as SendStaffLetterVerb } from '../send-staff-letter.js';
import { SendStaffLetter } from './send-staff-letter.definition.js';

@Injectable()
export class SendStaffLetterHandler implements JobHandler<JobPayload<typeof SendStaffLetter>> {
  readonly job = SendStaffLetter;

  constructor(private readonly send: SendStaffLetterVerb) {}

  handle({ ticketId, organisationId }: JobPayload<typeof SendStaffLetter>): Promise<unknown> {
    return this.send.run(organisationId, ticketId);
  }
}
