import { Processor } from '@nestjs/bullmq';
import { ContinueForcedRefreshesHandler } from '../donations/jobs/continue-forced-refreshes.job.js';
import { CountCampaignTagsHandler } from '../donations/jobs/count-campaign-tags.job.js';
import { ForceRefreshHandler } from '../donations/jobs/force-refresh.job.js';
import { ForgetFilesHandler } from '../operations/privacy/jobs/forget-files.job.js';
import { ForgetShownNamesHandler } from '../operations/privacy/jobs/forget-shown-names.job.js';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('forced-refresh', workerOptions('forced-refresh'))
export class ForcedRefreshWorker extends JobWorker {
  constructor(
    forceRefresh: ForceRefreshHandler,
    goOn: ContinueForcedRefreshesHandler,
    countTags: CountCampaignTagsHandler,
    forgetNames: ForgetShownNamesHandler,
    forgetFiles: ForgetFilesHandler,
  ) {
    super('forced-refresh', [forceRefresh, goOn, countTags, forgetNames, forgetFiles]);
  }
}
