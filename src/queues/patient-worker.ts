import { Worker, type Job } from 'bullmq';
import { setTimeout as pause } from 'node:timers/promises';
import { isFull } from '../redis/is-full.js';

const FULL_MS = 1_000;

/**
 * A worker that asks a full Redis for its next job once a second. BullMQ asks again at once, thousands of times a second,
 * and with many workers leaves nobody the time to make room.
 */
export class PatientWorker extends Worker {
  protected override async moveToActive(token: string, name?: string): Promise<Job> {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      if (isFull(error)) await pause(FULL_MS);
      throw error;
    }
  }
}
