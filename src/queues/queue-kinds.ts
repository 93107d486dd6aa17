const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The kinds of background work. Each has its own processes, so that none can block another. */
export const QUEUE_NAMES = ['transactional', 'email', 'import', 'report', 'cache-refresh', 'forced-refresh'] as const;

/** What the keys of all queues begin with. */
export const QUEUE_PREFIX = 'freshet';

export type QueueName = (typeof QUEUE_NAMES)[number];

export interface QueueKind {
  /** Jobs one worker process works on at once. */
  readonly concurrency: number;
  /** The same while transactional work is late, wherever that and this share processors or the database. */
  readonly concurrencyWhenLate: number;
  /** The most jobs begun in so many milliseconds by all workers together; null where only their number is the limit. */
  readonly rate: { readonly max: number; readonly duration: number } | null;
  /** Tries before a job is set aside, where the job does not say otherwise. */
  readonly attempts: number;
  /** Wait before the first repetition, in milliseconds; doubles each time. */
  readonly backoffMs: number;
  /** How long, in seconds, and how many finished jobs are kept to be looked at. */
  readonly keepCompleted: { readonly age: number; readonly count: number };
  readonly keepFailed: { readonly age: number; readonly count: number };
  /** How far its processes step back for others on the same machine while both want to compute, in steps of `nice`. */
  readonly stepsBack: number;
  /** The age, in seconds, that 95 of 100 jobs do not exceed before work on them begins. */
  readonly promiseSeconds: number;
}

/** A kind without all of its behaviour does not compile. */
export const QUEUE_KINDS: Readonly<Record<QueueName, QueueKind>> = {
  transactional: {
    concurrency: 10, concurrencyWhenLate: 10, rate: null, attempts: 8, backoffMs: 1_000, promiseSeconds: 5, stepsBack: 0,
    keepCompleted: { age: HOUR, count: 1_000 }, keepFailed: { age: 14 * DAY, count: 10_000 },
  },
  email: {
    concurrency: 5, concurrencyWhenLate: 1, rate: { max: 200, duration: 1_000 }, attempts: 5, backoffMs: 5_000, promiseSeconds: MINUTE, stepsBack: 10,
    keepCompleted: { age: HOUR, count: 1_000 }, keepFailed: { age: 7 * DAY, count: 10_000 },
  },
  import: {
    concurrency: 2, concurrencyWhenLate: 1, rate: null, attempts: 3, backoffMs: 5_000, promiseSeconds: MINUTE, stepsBack: 10,
    keepCompleted: { age: DAY, count: 1_000 }, keepFailed: { age: 14 * DAY, count: 1_000 },
  },
  report: {
    concurrency: 2, concurrencyWhenLate: 1, rate: null, attempts: 3, backoffMs: 5_000, promiseSeconds: 5 * MINUTE, stepsBack: 10,
    keepCompleted: { age: DAY, count: 1_000 }, keepFailed: { age: 14 * DAY, count: 1_000 },
  },
  'cache-refresh': {
    concurrency: 4, concurrencyWhenLate: 2, rate: null, attempts: 2, backoffMs: 1_000, promiseSeconds: 5, stepsBack: 5,
    keepCompleted: { age: 5 * MINUTE, count: 100 }, keepFailed: { age: DAY, count: 1_000 },
  },
  'forced-refresh': {
    concurrency: 4, concurrencyWhenLate: 1, rate: { max: 50, duration: 1_000 }, attempts: 3, backoffMs: 500, promiseSeconds: 5, stepsBack: 5,
    keepCompleted: { age: DAY, count: 1_000 }, keepFailed: { age: 7 * DAY, count: 1_000 },
  },
};

export function isQueueName(text: string): text is QueueName {
  return (QUEUE_NAMES as readonly string[]).includes(text);
}
