import { Injectable } from '@nestjs/common';
import { isPausable, isPaused, isPausedByLevel, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import { EmergencyWatch } from '../../queues/emergency/emergency-watch.js';
import type { QueueFigures } from '../../queues/figures/queue-figures.js';
import { QueueReader } from '../../queues/figures/queue-reader.js';
import { QUEUE_KINDS, QUEUE_NAMES, type QueueName } from '../../queues/queue-kinds.js';

/** Why a kind stands still. */
export type PausedBecause = 'level' | 'single';

export interface QueueState {
  readonly queue: QueueName;
  readonly isPausable: boolean;
  readonly isPaused: boolean;
  readonly pausedBecause: PausedBecause | null;
  readonly promiseSeconds: number;
  /** Null where its Redis cannot be read. */
  readonly figures: QueueFigures | null;
  /** Whether the oldest ready job is younger than promised; null where nobody knows. */
  readonly isPromiseKept: boolean | null;
}

export interface QueuesState {
  readonly emergency: EmergencyState;
  readonly queues: readonly QueueState[];
}

/** How every kind of work is at present, and what was decided about it. */
@Injectable()
export class QueueOperations {
  constructor(
    private readonly watch: EmergencyWatch,
    private readonly reader: QueueReader,
  ) {}

  /** Looks the emergency state up anew: whoever has just changed it wants to see that. */
  async read(): Promise<QueuesState> {
    const emergency = await this.watch.look();
    const fleet = await this.reader.readAll();
    return { emergency, queues: QUEUE_NAMES.map((queue) => toState(queue, emergency, fleet[queue])) };
  }
}

function toState(queue: QueueName, emergency: EmergencyState, figures: QueueFigures | null): QueueState {
  const { promiseSeconds } = QUEUE_KINDS[queue];
  return {
    queue,
    isPausable: isPausable(queue),
    isPaused: isPaused(queue, emergency),
    pausedBecause: becauseOf(queue, emergency),
    promiseSeconds,
    figures,
    isPromiseKept: figures === null ? null : figures.oldestReadySeconds <= promiseSeconds,
  };
}

function becauseOf(queue: QueueName, { level, pausedKinds }: EmergencyState): PausedBecause | null {
  if (isPausedByLevel(queue, level)) return 'level';
  return pausedKinds.includes(queue) ? 'single' : null;
}
