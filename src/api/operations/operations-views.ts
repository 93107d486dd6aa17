import type { QueueState, QueuesState } from '../../operations/queues/queue-operations.js';
import type { SetAsideJob } from '../../operations/queues/set-aside-jobs.js';
import { listPaused, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import type { QueueFigures } from '../../queues/figures/queue-figures.js';
import type { LevelView, QueuesView, QueueView, SetAsideView } from './operations.schema.js';

export function toLevelView(state: EmergencyState): LevelView {
  return { level: state.level, pausedQueues: listPaused(state), changedAt: state.changedAt?.toISOString() ?? null, changedBy: state.changedBy };
}

export function toQueuesView({ emergency, queues }: QueuesState): QueuesView {
  return { emergencyLevel: emergency.level, queues: queues.map(toQueueView) };
}

export function toQueueView({ queue, isPaused, pausedBecause, isPausable, promiseSeconds, isPromiseKept, figures }: QueueState): QueueView {
  return { queue, paused: isPaused, pausedBecause, pausable: isPausable, promiseSeconds, promiseKept: isPromiseKept, figures: figures && toFigures(figures) };
}

function toFigures({ oldestReadySeconds, waiting, prioritised, due, held, active, delayed, failed, endings }: QueueFigures): QueueView['figures'] {
  return {
    oldestReadySeconds,
    jobs: { waiting, prioritised, due, held, active, delayed, failed },
    total: endings.totals,
    perMinute: endings.perMinute,
    failuresByCause: endings.causes,
  };
}

export function toSetAsideView(jobs: readonly SetAsideJob[]): SetAsideView {
  return { jobs: jobs.map(({ setAsideAt, ...job }) => ({ ...job, setAsideAt: setAsideAt.toISOString() })) };
}
