import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { EndMailings } from '../end-mailings.js';
import { GiveOutBatches } from '../give-out-batches.js';
import { StartDueMailings } from '../start-due-mailings.js';

/** Runs on a schedule and only decides: which mailings begin, which batches are given to workers, which mailings are done. */
export const TendMailings = defineJob({
  name: 'tend-mailings',
  queue: 'email',
  payload: z.object({}),
  attempts: 1,
  id: () => 'tend-mailings',
});

@Injectable()
export class TendMailingsHandler implements JobHandler<JobPayload<typeof TendMailings>> {
  readonly job = TendMailings;

  constructor(
    private readonly start: StartDueMailings,
    private readonly giveOut: GiveOutBatches,
    private readonly end: EndMailings,
  ) {}

  async handle(): Promise<{ started: number; givenOut: number; ended: number }> {
    const started = await this.start.run();
    const givenOut = await this.giveOut.run();
    return { started, givenOut, ended: await this.end.run() };
  }
}
