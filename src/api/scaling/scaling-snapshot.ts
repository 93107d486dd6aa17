import { Injectable } from '@nestjs/common';
import { EmergencyWatch } from '../../queues/emergency/emergency-watch.js';
import { QueueReader, type FleetFigures } from '../../queues/figures/queue-reader.js';
import type { QueueName } from '../../queues/queue-kinds.js';
import { Clock } from '../../shared/clock.js';
import { RequestQueueTimesWindow, type RequestQueueTimes } from '../../telemetry/request-queue-times.js';

/** What the Procfile calls the processes that work a queue off. */
export const WORKER_OF: Readonly<Record<QueueName, string>> = {
  transactional: 'worker-transactional',
  email: 'worker-email',
  import: 'worker-import',
  report: 'worker-report',
  'cache-refresh': 'worker-cache',
  'forced-refresh': 'worker-forced',
};

/** What an autoscaler is told of one process type. */
export interface ProcessLoad {
  readonly name: string;
  /** Seconds that what waits for these processes has waited: requests at the 95th percentile, or the oldest ready job. Null: unknown. */
  readonly value: number | null;
  readonly ready: number | null;
  readonly active: number | null;
  readonly isPaused: boolean;
}

export interface ScalingSnapshot {
  readonly at: Date;
  readonly emergencyLevel: number;
  readonly requests: RequestQueueTimes;
  readonly processes: readonly ProcessLoad[];
}

const SHARED_MS = 900;

/** What waits for each type of process. Whoever asks within a second is told the same, in whatever dialect. */
@Injectable()
export class ScalingSnapshots {
  #shared: { readonly until: number; readonly snapshot: Promise<ScalingSnapshot> } | null = null;

  constructor(
    private readonly queues: QueueReader,
    private readonly requests: RequestQueueTimesWindow,
    private readonly emergency: EmergencyWatch,
    private readonly clock: Clock,
  ) {}

  read(): Promise<ScalingSnapshot> {
    const now = performance.now();
    if (this.#shared === null || this.#shared.until < now) this.#shared = { until: now + SHARED_MS, snapshot: this.#take() };
    return this.#shared.snapshot;
  }

  async #take(): Promise<ScalingSnapshot> {
    const [fleet, requests] = await Promise.all([this.queues.readAll(), this.requests.read()]);
    const web: ProcessLoad = { name: 'web', value: requests.p95, ready: null, active: null, isPaused: false };
    return { at: this.clock.now(), emergencyLevel: this.emergency.state.level, requests, processes: [web, ...toLoads(fleet)] };
  }
}

function toLoads(fleet: FleetFigures): ProcessLoad[] {
  return Object.entries(WORKER_OF).map(([queue, name]) => {
    const figures = fleet[queue as QueueName];
    if (figures === null) return { name, value: null, ready: null, active: null, isPaused: false };
    const { waiting, prioritised, due, active, oldestReadySeconds, isPaused } = figures;
    return { name, value: oldestReadySeconds, ready: waiting + prioritised + due, active, isPaused };
  });
}
