import { Injectable } from '@nestjs/common';
import { isFull } from '../redis/is-full.js';
import { Log, reasonOf, type LogFields } from '../shared/log.js';
import { QuietLog } from '../telemetry/quiet-log.js';
import { causeOf } from './job-faults.js';

const MOST_LETTERS = 40;

/**
 * Tells of what goes wrong with the queues: one line a second for each cause. That their Redis is full is one cause for
 * the whole process, whoever runs against it: it can do so thousands of times a second, in many places.
 */
@Injectable()
export class QueueTroubles {
  readonly #log: Log;
  readonly #quiet: QuietLog;

  constructor(log: Log) {
    this.#log = log.in('queues');
    this.#quiet = new QuietLog(this.#log);
  }

  /** What is told each time. */
  error(fields: LogFields, message: string): void {
    this.#log.error(fields, message);
  }

  warn(error: unknown, fields: LogFields, message: string): void {
    const reason = reasonOf(error);
    const cause = isFull(error) ? 'full' : `${message} ${causeOf(error)} ${reason.slice(0, MOST_LETTERS)}`;
    this.#quiet.warn(cause, { ...fields, reason }, message);
  }
}
