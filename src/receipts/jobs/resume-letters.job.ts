import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { ResumeLetters as ResumeLettersVerb } from '../resume-letters.js';

/** Runs on a schedule: letters whose tries have run out, or whose job was lost, get another job. */
export const ResumeLetters = defineJob({
  name: 'resume-letters',
  queue: 'transactional',
  payload: z.object({}),
  attempts: 1,
  id: () => 'resume-letters',
});

@Injectable()
export class ResumeLettersHandler implements JobHandler<JobPayload<typeof ResumeLetters>> {
  readonly job = ResumeLetters;

  constructor(private readonly resume: ResumeLettersVerb) {}

  handle(): Promise<unknown> {
    return this.resume.run();
  }
}
