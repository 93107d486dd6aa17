import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Metrics } from '../../telemetry/metrics.js';
import { EmergencyWatch } from '../emergency/emergency-watch.js';
import { QUEUE_KINDS, QUEUE_NAMES } from '../queue-kinds.js';
import { OUTCOMES } from './endings.js';
import type { QueueFigures } from './queue-figures.js';
import { QueueReader } from './queue-reader.js';

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

interface Series {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  readonly isCounter?: boolean;
  of(figures: QueueFigures): readonly Sample[];
}

const STATES = ['waiting', 'prioritised', 'due', 'held', 'active', 'delayed', 'failed'] as const;

const SERIES: readonly Series[] = [
  { name: 'freshet_queue_oldest_ready_seconds', help: 'Age of the oldest job that is ready', of: ({ oldestReadySeconds }) => [[{}, oldestReadySeconds]] },
  { name: 'freshet_queue_jobs', help: 'Jobs by state', labels: ['state'], of: (figures) => STATES.map((state) => [{ state }, figures[state]]) },
  { name: 'freshet_queue_paused', help: '1 while the queue stands still', of: ({ isPaused }) => [[{}, isPaused ? 1 : 0]] },
  {
    name: 'freshet_queue_jobs_total', help: 'Runs of jobs by how they ended', labels: ['outcome'], isCounter: true,
    of: ({ endings }) => OUTCOMES.map((outcome) => [{ outcome }, endings.totals[outcome]]),
  },
  {
    name: 'freshet_queue_jobs_per_minute', help: 'Runs that ended in the last minute', labels: ['outcome'],
    of: ({ endings }) => OUTCOMES.map((outcome) => [{ outcome }, endings.perMinute[outcome]]),
  },
  {
    name: 'freshet_queue_failures_total', help: 'Runs that failed, by code or class of the error', labels: ['cause'], isCounter: true,
    of: ({ endings }) => Object.entries(endings.causes).map(([cause, count]) => [{ cause }, count]),
  },
];

// Every process tells the same, read from where all of them count: adding them up would count twice.
const WHOSE = 'of the whole fleet, the same from every process: take the maximum, not the sum';

/** Adds the queues of the fleet to what this process tells Prometheus. */
@Injectable()
export class QueueMetrics {
  constructor({ registry }: Metrics, reader: QueueReader, watch: EmergencyWatch) {
    for (const series of SERIES) registry.registerMetric(toMetric(series, reader));
    registry.registerMetric(promises());
    registry.registerMetric(readable(reader));
    registry.registerMetric(level(watch));
  }
}

function toMetric(series: Series, reader: QueueReader): Counter | Gauge {
  const shape = { name: series.name, help: `${series.help}, ${WHOSE}`, labelNames: ['queue', ...(series.labels ?? [])], registers: [] };
  if (!series.isCounter) {
    return new Gauge({
      ...shape,
      async collect() {
        const samples = await samplesOf(series, reader);
        this.reset();
        for (const [labels, value] of samples) this.set(labels, value);
      },
    });
  }
  return new Counter({
    ...shape,
    async collect() {
      const samples = await samplesOf(series, reader);
      this.reset();
      for (const [labels, value] of samples) this.inc(labels, value);
    },
  });
}

/** A queue that cannot be read has no samples; the others have theirs. */
async function samplesOf({ of }: Series, reader: QueueReader): Promise<Sample[]> {
  const fleet = Object.values(await reader.readAll()).filter((figures) => figures !== null);
  return fleet.flatMap((figures) => of(figures).map(([labels, value]): Sample => [{ queue: figures.queue, ...labels }, value]));
}

function promises(): Gauge {
  const gauge = new Gauge({ name: 'freshet_queue_promise_seconds', help: 'Age that 95 of 100 jobs are promised not to exceed', labelNames: ['queue'], registers: [] });
  for (const queue of QUEUE_NAMES) gauge.set({ queue }, QUEUE_KINDS[queue].promiseSeconds);
  return gauge;
}

function readable(reader: QueueReader): Gauge {
  return new Gauge({
    ...{ name: 'freshet_queue_readable', help: `1 where the queue could be read, ${WHOSE}`, labelNames: ['queue'], registers: [] },
    async collect() {
      for (const [queue, figures] of Object.entries(await reader.readAll())) this.set({ queue }, figures === null ? 0 : 1);
    },
  });
}

function level(watch: EmergencyWatch): Gauge {
  return new Gauge({
    ...{ name: 'freshet_emergency_level', help: `What is given up so that donations keep everything, ${WHOSE}`, registers: [] },
    collect() {
      this.set(watch.state.level);
    },
  });
}
