import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { SendLetter as SendLetterVerb } from '../send-letter.js';
import { SendLetter } from './send-letter.definition.js';

@Injectable()
export class SendLetterHandler implements JobHandler<JobPayload<typeof SendLetter>> {
  readonly job = SendLetter;

  constructor(private readonly send: SendLetterVerb) {}

  handle({ letterId, organisationId }: JobPayload<typeof SendLetter>): Promise<unknown> {
    return this.send.run(organisationId, letterId);
  }
}
