import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import cluster from 'node:cluster';
import { RunningWorkers } from './running-workers.js';
import type { Pulse } from './wedge-watch.js';

const EVERY_MS = 1_000;

/** Tells whoever watches over this process what it has begun. Whoever is blocked tells nothing. */
@Injectable()
export class WorkerPulse implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly workers: RunningWorkers) {}

  onApplicationBootstrap(): void {
    if (!cluster.isWorker) return;
    this.#tell();
    this.#timer = setInterval(() => this.#tell(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  #tell(): void {
    const pulses = this.workers.all.map(({ pulse }) => pulse);
    const pulse: Pulse = { begun: sum(pulses.map(({ begun }) => begun)), hasRoom: pulses.some(({ active, concurrency }) => active < concurrency) };
    if (process.connected) process.send?.(pulse);
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
