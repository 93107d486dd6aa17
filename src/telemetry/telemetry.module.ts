import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Log } from '../shared/log.js';
import { FleetResponseTimes } from './fleet-response-times.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';
import { RequestQueueTimesWindow } from './request-queue-times.js';

@Global()
@Module({})
export class TelemetryModule {
  static of(log: Log): DynamicModule {
    return {
      module: TelemetryModule,
      providers: [{ provide: Log, useValue: log }, Metrics, Readiness, RequestQueueTimesWindow, FleetResponseTimes],
      exports: [Log, Metrics, Readiness, RequestQueueTimesWindow, FleetResponseTimes],
    };
  }
}
