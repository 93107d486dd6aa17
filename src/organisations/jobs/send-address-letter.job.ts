import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { SendAddressLetter as SendAddressLetterVerb } from '../send-address-letter.js';
import { SendAddressLetter } from './send-address-letter.definition.js';

@Injectable()
export class SendAddressLetterHandler implements JobHandler<JobPayload<typeof SendAddressLetter>> {
  readonly job = SendAddressLetter;

  constructor(private readonly send: SendAddressLetterVerb) {}

  handle({ ticketId, organisationId }: JobPayload<typeof SendAddressLetter>): Promise<unknown> {
    return this.send.run(organisationId, ticketId);
  }
}
