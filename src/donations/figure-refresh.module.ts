import { Module } from '@nestjs/common';
import { CadencePlanner } from '../cached-fields/cadence/cadence-planner.js';
import { CadenceSource } from '../cached-fields/cadence/cadence-source.js';
import { RefreshBatch } from '../cached-fields/cadence/refresh-batch.js';
import { RefreshRound } from '../cached-fields/cadence/refresh-round.js';
import { RestoreThings } from '../cached-fields/cadence/restore-things.js';
import { CampaignCadences } from '../campaigns/campaign-cadences.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DonationsModule } from './donations.module.js';
import { ContinueForcedRefreshesHandler } from './jobs/continue-forced-refreshes.job.js';
import { CountCampaignTagsHandler } from './jobs/count-campaign-tags.job.js';
import { ForceRefreshHandler } from './jobs/force-refresh.job.js';
import { RefreshFiguresHandler } from './jobs/refresh-figures.job.js';
import { RelayLedgerStepsHandler } from './jobs/relay-ledger-steps.job.js';
import { RestoreFiguresHandler } from './jobs/restore-figures.job.js';
import { TriggerFigureRefreshHandler } from './jobs/trigger-figure-refresh.job.js';

const refresh = [RefreshRound, RefreshBatch, RestoreThings, CadencePlanner, { provide: CadenceSource, useExisting: CampaignCadences }];
const jobs = [RelayLedgerStepsHandler, TriggerFigureRefreshHandler, RefreshFiguresHandler, RestoreFiguresHandler, ForceRefreshHandler, ContinueForcedRefreshesHandler, CountCampaignTagsHandler];

/** What keeps figures fresh; for worker processes, which have the queues. */
@Module({ imports: [CampaignsModule, DonationsModule], providers: [...refresh, ...jobs], exports: jobs })
export class FigureRefreshModule {}
