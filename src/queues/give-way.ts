import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Lateness } from './lateness.js';

/** A pause is so many times as long as the step before it, for each second that receipts are late; and how often at most. */
const TIMES_PER_SECOND = 8;
const MOST_TIMES = 4;
const LONGEST_MS = 2_000;

/**
 * Lets long work that can wait pause between its steps while receipts are late, in proportion: what it computes, and what
 * it lets the database compute, becomes a fifth at least and never nothing, because receipts may be late for other reasons.
 */
@Injectable()
export class GiveWay {
  constructor(private readonly lateness: Lateness) {}

  /** Something long begins. What is answered is to be called between its steps. */
  begin(): () => Promise<void> {
    let since = performance.now();
    return async () => {
      const pauseMs = pauseAfter(performance.now() - since, await this.lateness.seconds());
      if (pauseMs >= 1) await pause(pauseMs);
      since = performance.now();
    };
  }
}

function pauseAfter(stepMs: number, lateSeconds: number): number {
  return Math.min(stepMs * Math.min(lateSeconds * TIMES_PER_SECOND, MOST_TIMES), LONGEST_MS);
}
