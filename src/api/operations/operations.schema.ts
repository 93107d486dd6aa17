import { z } from 'zod';
import { QUEUE_NAMES } from '../../queues/queue-kinds.js';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC' });
const queue = z.enum(QUEUE_NAMES);
const level = z.int().min(0).max(3).meta({ description: '0 nothing is given up; 1 reports and imports; 2 mailings too; 3 leaderboards and the wall too. Never donations' });
const count = z.int();
const rate = z.object({ completed: z.number(), retried: z.number(), failed: z.number() });

export const newLevel = z.strictObject({ level });

export type NewLevel = z.infer<typeof newLevel>;

export const levelView = z.object({
  level,
  pausedQueues: z.array(queue).meta({ description: 'By the level or one by one' }),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
});

export type LevelView = z.infer<typeof levelView>;

export const queueView = z.object({
  queue,
  paused: z.boolean(),
  pausedBecause: z.enum(['level', 'single']).nullable(),
  pausable: z.boolean(),
  promiseSeconds: z.number(),
  promiseKept: z.boolean().nullable(),
  figures: z
    .object({
      oldestReadySeconds: z.number().meta({ description: 'Age of the oldest job that is ready; 0 when there is none, and while paused' }),
      jobs: z.object({ waiting: count, prioritised: count, due: count, held: count, active: count, delayed: count, failed: count }),
      total: rate,
      perMinute: rate,
      failuresByCause: z.record(z.string(), count),
    })
    .nullable()
    .meta({ description: "Null where the queue's Redis cannot be read" }),
});

export type QueueView = z.infer<typeof queueView>;

export const queuesView = z.object({ emergencyLevel: level, queues: z.array(queueView) });

export type QueuesView = z.infer<typeof queuesView>;

export const setAsideView = z.object({
  jobs: z.array(
    z.object({ queue, id: z.string(), name: z.string(), payload: z.unknown(), reason: z.string(), attempts: count, setAsideAt: instant }),
  ),
});

export type SetAsideView = z.infer<typeof setAsideView>;

export const dealtWithView = z.object({ queue, id: z.string(), status: z.enum(['retried', 'discarded']) });

export type DealtWithView = z.infer<typeof dealtWithView>;
