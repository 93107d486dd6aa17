import { Module } from '@nestjs/common';
import { RefreshFiguresHandler } from './jobs/refresh-figures.job.js';
import { RelayLedgerStepsHandler } from './jobs/relay-ledger-steps.job.js';
import { TriggerFigureRefreshHandler } from './jobs/trigger-figure-refresh.job.js';

const jobs = [RelayLedgerStepsHandler, TriggerFigureRefreshHandler, RefreshFiguresHandler];

/** What keeps figures fresh; for worker processes, which have the queues. */
@Module({ providers: jobs, exports: jobs })
export class FigureRefreshModule {}
