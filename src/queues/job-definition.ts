import type { z } from 'zod';
import type { QueueName } from './queue-kinds.js';

/** What a job is: where it waits, what it carries, and which id makes adding it twice harmless. */
export interface JobDefinition<Payload extends object = object> {
  readonly name: string;
  readonly queue: QueueName;
  /** Ids and small facts only: what a job needs beyond them it reads when it runs. */
  readonly payload: z.ZodType<Payload>;
  /** Letters, digits, `-` and `_`. */
  id(payload: Payload): string;
  /**
   * Jobs with one key are never two at once: while one waits no other is added, and while one runs the latest that was
   * to be added is kept and follows it.
   */
  oneAtATime?(payload: Payload): string;
  /** Overrides the kind's number of tries. */
  readonly attempts?: number;
  /** 1 and up; the lower, the sooner. Jobs without one go before all that have one. */
  readonly priority?: number;
}

export type JobPayload<Job> = Job extends JobDefinition<infer Payload> ? Payload : never;

const names = new Set<string>();

/** @throws where there is a job of this name already: names travel with jobs, and tell handlers apart. */
export function defineJob<Payload extends object>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  if (names.has(definition.name)) throw new Error(`the job ${definition.name} is defined twice`);
  names.add(definition.name);
  return Object.freeze(definition);
}

/** Does the work of one job. Must be harmless when run twice: queues promise at least once, not exactly once. */
export interface JobHandler<Payload extends object = object> {
  readonly job: JobDefinition<Payload>;
  handle(payload: Payload): Promise<unknown>;
}
