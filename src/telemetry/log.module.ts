import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Log } from '../shared/log.js';

/** The log alone, for who has no servers to measure. */
@Global()
@Module({})
export class LogModule {
  static of(log: Log): DynamicModule {
    return { module: LogModule, providers: [{ provide: Log, useValue: log }], exports: [Log] };
  }
}
