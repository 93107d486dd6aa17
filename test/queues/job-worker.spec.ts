import { UnrecoverableError } from 'bullmq';
import { z } from 'zod';
import { defineJob, type JobHandler } from '../../src/queues/job-definition.js';
import { JobWorker } from '../../src/queues/job-worker.js';

const Water = defineJob({ name: 'water', queue: 'report', payload: z.object({ litres: z.number() }), id: ({ litres }) => `water-${litres}` });
const Elsewhere = defineJob({ name: 'elsewhere', queue: 'email', payload: z.object({}), id: () => 'elsewhere' });

class Watering implements JobHandler<{ litres: number }> {
  readonly job = Water;
  readonly poured: number[] = [];

  async handle({ litres }: { litres: number }): Promise<void> {
    this.poured.push(litres);
  }
}

class ReportWorker extends JobWorker {}

const worker = (...handlers: JobHandler[]) => new (ReportWorker as unknown as new (queue: 'report', handlers: JobHandler[]) => JobWorker)('report', handlers);

describe('the worker of a queue', () => {
  it('hands each job to the handler of its name', async () => {
    const watering = new Watering();
    await worker(watering).process({ name: 'water', data: { litres: 3 } });
    expect(watering.poured).toEqual([3]);
  });

  it.each([
    ['a name nobody handles', { name: 'fire', data: {} }],
    ['a payload of another shape', { name: 'water', data: { litres: 'three' } }],
    ['no payload', { name: 'water', data: undefined }],
    ['a name from the prototype', { name: 'constructor', data: {} }],
  ])('sets %s aside instead of trying it again', async (_, job) => {
    await expect(worker(new Watering()).process(job)).rejects.toThrow(UnrecoverableError);
  });

  it('refuses two handlers for one job, and a handler of another queue', () => {
    expect(() => worker(new Watering(), new Watering())).toThrow('water has two handlers');
    const stray: JobHandler = { job: Elsewhere, handle: () => Promise.resolve() };
    expect(() => worker(stray)).toThrow('elsewhere belongs to email, not to report');
  });
});
