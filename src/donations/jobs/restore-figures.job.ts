import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { RestoreThings } from '../../cached-fields/cadence/restore-things.js';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';

/** Gives an emptied Redis the figures of some things again. */
export const RestoreFigures = defineJob({
  name: 'restore-figures',
  queue: 'cache-refresh',
  payload: z.object({ ids: z.array(z.uuid()).min(1), due: z.number() }),
  id: ({ ids, due }) => `restore-${due}-${createHash('sha1').update(ids.join()).digest('hex')}`,
});

@Injectable()
export class RestoreFiguresHandler implements JobHandler<JobPayload<typeof RestoreFigures>> {
  readonly job = RestoreFigures;

  constructor(private readonly things: RestoreThings) {}

  handle({ ids }: JobPayload<typeof RestoreFigures>): Promise<{ restored: number }> {
    return this.things.run(ids);
  }
}
