import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { TellAdmins } from '../tell-admins.js';
import { TellOfDisabled } from './tell-of-disabled.definition.js';

@Injectable()
export class TellOfDisabledHandler implements JobHandler<JobPayload<typeof TellOfDisabled>> {
  readonly job = TellOfDisabled;

  constructor(private readonly tell: TellAdmins) {}

  handle({ organisationId, endpointId, disabledAt }: JobPayload<typeof TellOfDisabled>): Promise<{ told: number }> {
    return this.tell.run(organisationId, endpointId, new Date(disabledAt));
  }
}
