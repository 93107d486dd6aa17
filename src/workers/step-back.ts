import { getPriority, setPriority } from 'node:os';
import { QUEUE_KINDS, type QueueName } from '../queues/queue-kinds.js';
import { reasonOf, type Log } from '../shared/log.js';

const FURTHEST = 19;

/** Where one machine runs them all, what can wait leaves its processors to what cannot. Alone on a machine it loses nothing. */
export function stepBack(queue: QueueName, log: Log): void {
  try {
    setPriority(Math.min(FURTHEST, getPriority() + QUEUE_KINDS[queue].stepsBack));
  } catch (error) {
    log.warn({ queue, reason: reasonOf(error) }, 'worker could not step back');
  }
}
