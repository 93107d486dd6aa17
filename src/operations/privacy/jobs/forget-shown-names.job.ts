import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../../queues/job-definition.js';
import { ForgetNames } from '../forget-names.js';
import { ForgetShownNames } from './forget-shown-names.definition.js';

@Injectable()
export class ForgetShownNamesHandler implements JobHandler<JobPayload<typeof ForgetShownNames>> {
  readonly job = ForgetShownNames;

  constructor(private readonly forget: ForgetNames) {}

  handle({ organisationId, campaignIds }: JobPayload<typeof ForgetShownNames>): Promise<void> {
    return this.forget.run(organisationId, campaignIds);
  }
}
