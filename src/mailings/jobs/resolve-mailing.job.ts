import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { ResolveRecipients } from '../resolve-recipients.js';
import { ResolveMailing } from './resolve-mailing.definition.js';

@Injectable()
export class ResolveMailingHandler implements JobHandler<JobPayload<typeof ResolveMailing>> {
  readonly job = ResolveMailing;

  constructor(private readonly recipients: ResolveRecipients) {}

  handle({ organisationId, mailingId }: JobPayload<typeof ResolveMailing>): Promise<{ recipients: number | null }> {
    return this.recipients.run(organisationId, mailingId);
  }
}
