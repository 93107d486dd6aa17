import { Module } from '@nestjs/common';
import { DonationsModule } from './donations.module.js';
import { ForceRefreshHandler } from './jobs/force-refresh.job.js';
import { RefreshFiguresHandler } from './jobs/refresh-figures.job.js';
import { RelayLedgerStepsHandler } from './jobs/relay-ledger-steps.job.js';
import { TriggerFigureRefreshHandler } from './jobs/trigger-figure-refresh.job.js';

const jobs = [RelayLedgerStepsHandler, TriggerFigureRefreshHandler, RefreshFiguresHandler, ForceRefreshHandler];

/** What keeps figures fresh; for worker processes, which have the queues. */
@Module({ imports: [DonationsModule], providers: jobs, exports: jobs })
export class FigureRefreshModule {}
