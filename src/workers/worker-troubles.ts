import { Injectable, type OnModuleInit } from '@nestjs/common';
import { QueueTroubles } from '../queues/queue-troubles.js';
import { RunningWorkers } from './running-workers.js';

/** Tells of what disturbs a worker between its jobs. */
@Injectable()
export class WorkerTroubles implements OnModuleInit {
  constructor(
    private readonly workers: RunningWorkers,
    private readonly troubles: QueueTroubles,
  ) {}

  onModuleInit(): void {
    for (const { queue, worker } of this.workers.all) worker.on('error', (error) => this.troubles.warn(error, { queue }, 'worker disturbed'));
  }
}
