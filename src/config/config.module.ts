import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from '../shared/clock.js';
import { Shedding } from '../shared/shedding.js';
import { Config } from './config.js';

/** What every room may ask for: the settings, the time, and what is left out at present. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useClass: SystemClock },
        Shedding,
      ],
      exports: [Config, Clock, Shedding],
    };
  }
}
