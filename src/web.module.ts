import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ApiErrorPresenter } from './api/api-error.presenter.js';
import { ApiModule } from './api/api.module.js';
import { CachedFieldsModule } from './cached-fields/cached-fields.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Config } from './config/config.js';
import { ConsoleErrorPresenter } from './console/console-error.presenter.js';
import { ConsoleModule } from './console/console.module.js';
import { DatabaseModule } from './database/database.module.js';
import { SurfaceErrorsFilter } from './http/surface-errors.filter.js';
import { MailingsModule } from './mailings/mailings.module.js';
import { FiguresModule } from './operations/figures/figures.module.js';
import { PageErrorPresenter } from './pages/errors/page-error.presenter.js';
import { PagesModule } from './pages/pages.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { EmergencyModule } from './queues/emergency/emergency.module.js';
import { listPaused } from './queues/emergency/emergency-state.js';
import { EmergencyWatch } from './queues/emergency/emergency-watch.js';
import { QueueFiguresModule } from './queues/figures/queue-figures.module.js';
import { JobQueuesModule } from './queues/job-queues.module.js';
import { QueuesModule } from './queues/queues.module.js';
import { RedisModule } from './redis/redis.module.js';
import { Log } from './shared/log.js';
import { HEALTH_NOTES, HealthController, type HealthNotes } from './telemetry/health.controller.js';
import { ResponseTimes } from './telemetry/response-times.js';
import { TelemetryModule } from './telemetry/telemetry.module.js';

const errorsOfSurfaces = {
  provide: SurfaceErrorsFilter,
  inject: [ApiErrorPresenter, ConsoleErrorPresenter, PageErrorPresenter, Log],
  // Pages come last: they speak for whatever path nobody else does.
  useFactory: (api: ApiErrorPresenter, console: ConsoleErrorPresenter, pages: PageErrorPresenter, log: Log) =>
    new SurfaceErrorsFilter([api, console, pages], log.in('http')),
};

const emergencyInProbes = {
  provide: HEALTH_NOTES,
  inject: [EmergencyWatch],
  useFactory:
    (watch: EmergencyWatch): HealthNotes =>
    () => ({ emergencyLevel: watch.state.level, pausedQueues: listPaused(watch.state) }),
};

/** The web process: donor pages, console and API over one domain. */
@Module({})
export class WebModule {
  static of(config: Config, log: Log): DynamicModule {
    return {
      module: WebModule,
      imports: [
        ConfigModule.of(config),
        TelemetryModule.of(log),
        DatabaseModule,
        RedisModule,
        CachedFieldsModule,
        QueuesModule,
        JobQueuesModule,
        EmergencyModule,
        QueueFiguresModule,
        PaymentsModule,
        MailingsModule,
        FiguresModule,
        PagesModule,
        ConsoleModule,
        ApiModule,
      ],
      controllers: [HealthController],
      providers: [ResponseTimes, errorsOfSurfaces, emergencyInProbes, { provide: APP_FILTER, useExisting: SurfaceErrorsFilter }],
    };
  }
}
