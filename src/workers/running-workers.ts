import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JobWorker } from '../queues/job-worker.js';

/** The workers of this process: one, as each kind of work has processes of its own. */
@Injectable()
export class RunningWorkers {
  constructor(private readonly discovery: DiscoveryService) {}

  get all(): JobWorker[] {
    return this.discovery.getProviders().flatMap(({ instance }) => (instance instanceof JobWorker ? [instance] : []));
  }
}
