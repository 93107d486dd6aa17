import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from '../shared/clock.js';
import { Config } from './config.js';

/** What every room may ask for: the settings and the time. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useClass: SystemClock },
      ],
      exports: [Config, Clock],
    };
  }
}
