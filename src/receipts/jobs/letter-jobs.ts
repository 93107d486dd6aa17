import { Injectable } from '@nestjs/common';
import type { JobHandler } from '../../queues/job-definition.js';
import { NotifyRefundHandler } from './notify-refund.job.js';
import { ResumeLettersHandler } from './resume-letters.job.js';
import { SendLetterHandler } from './send-letter.job.js';
import { SendReceiptHandler } from './send-receipt.job.js';

/** The jobs of this room, for the worker that runs them. */
@Injectable()
export class LetterJobs {
  readonly handlers: readonly JobHandler[];

  constructor(receipt: SendReceiptHandler, refund: NotifyRefundHandler, letter: SendLetterHandler, resume: ResumeLettersHandler) {
    this.handlers = [receipt, refund, letter, resume];
  }
}
