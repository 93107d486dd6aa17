import { Global, Module } from '@nestjs/common';
import { QueueReader } from './figures/queue-reader.js';
import { GiveWay } from './give-way.js';
import { Lateness } from './lateness.js';

/** For processes that do work which can wait: whether something else cannot. */
@Global()
@Module({ providers: [QueueReader, Lateness, GiveWay], exports: [QueueReader, Lateness, GiveWay] })
export class GiveWayModule {}
