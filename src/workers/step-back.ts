import { readdirSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { QUEUE_KINDS, type QueueName } from '../queues/queue-kinds.js';
import { reasonOf, type Log } from '../shared/log.js';
import { stepBackAsSession } from './step-back-as-session.js';

const FURTHEST = 19;

/** Where one machine runs them all, what can wait leaves its processors to what cannot. Alone on a machine it loses nothing. */
export async function stepBack(queue: QueueName, log: Log): Promise<void> {
  const niceness = Math.min(FURTHEST, getPriority() + QUEUE_KINDS[queue].stepsBack);
  try {
    for (const thread of listThreads()) setPriority(thread, niceness);
    await stepBackAsSession(niceness);
  } catch (error) {
    log.warn({ queue, reason: reasonOf(error) }, 'worker could not step back');
  }
}

/** Linux has a niceness for each thread, and those that collect garbage and compress are there already. Elsewhere the process has one. */
function listThreads(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number);
  } catch {
    return [process.pid];
  }
}
