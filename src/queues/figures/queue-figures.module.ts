import { Global, Module } from '@nestjs/common';
import { QueueMetrics } from './queue-metrics.js';
import { QueueReader } from './queue-reader.js';

/** For processes that tell how the queues are. */
@Global()
@Module({ providers: [QueueReader, QueueMetrics], exports: [QueueReader] })
export class QueueFiguresModule {}
