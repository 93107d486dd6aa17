import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Log } from '../shared/log.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

@Global()
@Module({})
export class TelemetryModule {
  static of(log: Log): DynamicModule {
    return {
      module: TelemetryModule,
      providers: [{ provide: Log, useValue: log }, Metrics, Readiness],
      exports: [Log, Metrics, Readiness],
    };
  }
}
