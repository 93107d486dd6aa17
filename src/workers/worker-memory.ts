import type { QueueName } from '../queues/queue-kinds.js';

/**
 * Files pass through in pieces that are soon forgotten, and nothing is gained by letting much of it lie: a small young
 * generation, and an old one that is collected before it has doubled. In MiB, far above what lives at any time.
 */
const STREAMING = ['--max-semi-space-size=4', '--max-old-space-size=256'];

/** What Node is told of its memory in a worker of `queue`. */
export function memoryFlags(queue: QueueName): readonly string[] {
  return queue === 'import' || queue === 'report' ? STREAMING : [];
}
