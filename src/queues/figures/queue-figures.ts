import type { QueueName } from '../queue-kinds.js';
import { toEndings, type Endings } from './endings.js';

/** What one queue's Redis tells of it at one instant. Jobs of a paused queue are not ready: they are held. */
export interface QueueFigures {
  readonly queue: QueueName;
  readonly isPaused: boolean;
  /** Ready, without and with a priority, and with a time that has come. 0 while paused. */
  readonly waiting: number;
  readonly prioritised: number;
  readonly due: number;
  /** All that would be ready if the queue were not paused. */
  readonly held: number;
  readonly active: number;
  /** Not due yet. */
  readonly delayed: number;
  /** Set aside. */
  readonly failed: number;
  /** Age of the oldest ready job, in seconds; 0 when there is none. Jobs that are held do not count. */
  readonly oldestReadySeconds: number;
  /** The oldest job's own date could not be right by Redis' clock. */
  readonly isDateWrong: boolean;
  readonly endings: Endings;
}

type Answer = readonly [...counts: number[], ended: readonly string[]];

/** What the script answered. `isToPause`: it was decided so, though nobody may have told BullMQ yet. */
export function toQueueFigures(queue: QueueName, answer: Answer, isToPause: boolean): QueueFigures {
  const ended = answer.at(-1) as readonly string[];
  const [now = 0, paused, waiting = 0, prioritised = 0, due = 0, delayed = 0, active = 0, failed = 0, ageMs = 0, isHeld] = answer as readonly number[];
  const isPaused = isToPause || paused === 1;
  const ready = isPaused ? { waiting: 0, prioritised: 0, due: 0 } : { waiting, prioritised, due };
  return {
    ...{ queue, isPaused, ...ready, active, delayed, failed },
    held: isPaused ? waiting + prioritised + due : 0,
    oldestReadySeconds: isPaused ? 0 : Math.max(0, ageMs) / 1_000,
    isDateWrong: isHeld === 1,
    endings: toEndings(ended, now),
  };
}
