import { QUEUE_PREFIX, type QueueName } from '../queue-kinds.js';

/** The key of something that BullMQ, or we, keep of a queue. */
export function queueKey(queue: QueueName, what: string): string {
  return `${QUEUE_PREFIX}:${queue}:${what}`;
}

/** How jobs ended; ours, beside BullMQ's own keys. */
export const endedKey = (queue: QueueName): string => queueKey(queue, 'freshet-ended');

/** What was seen of the queue by Redis' clock; ours. */
export const watchKey = (queue: QueueName): string => queueKey(queue, 'freshet-watch');
