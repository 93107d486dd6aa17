import type { JobDefinition } from './job-definition.js';
import type { JobWorker } from './job-worker.js';

/** @throws naming every job of the worker's queue without a handler, and every handler of a job that nobody listed. */
export function checkHandlers({ queue, jobs }: Pick<JobWorker, 'queue' | 'jobs'>, definitions: readonly JobDefinition[]): void {
  const wanted = definitions.filter((definition) => definition.queue === queue);
  const faults = [
    ...wanted.filter(({ name }, at) => wanted.findIndex((other) => other.name === name) !== at).map(({ name }) => `${name} is listed twice`),
    ...wanted.filter((definition) => !jobs.includes(definition)).map(({ name }) => `${name} has no handler`),
    ...jobs.filter((job) => !wanted.includes(job)).map(({ name }) => `${name} is handled but not listed`),
  ];
  if (faults.length > 0) throw new Error(`the ${queue} worker and the list of jobs do not agree: ${faults.join(', ')}`);
}
