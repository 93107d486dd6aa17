import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Log, reasonOf } from '../shared/log.js';
import { BatchLedger, LEASE_MS, type BatchKey, type MessageOutcome } from './batch-ledger.js';
import { DeliverMessages } from './deliver-messages.js';
import { MailTurns } from './mail-turns.js';

/** Messages one attempt takes: so many, at most, are uncertain after a process has been killed, for each batch it had. */
const ATTEMPT_SIZE = 25;

/** After this a job ends, whatever is left, in milliseconds: others want their turn. */
const SLICE_MS = 8_000;

const LONGEST_WAIT_MS = 1_000;

/** Sends the messages of one batch that are due, as fast as rates and head-room allow. Each goes out once at most. */
@Injectable()
export class SendBatch implements BeforeApplicationShutdown {
  readonly #log: Log;
  readonly #running = new Set<Promise<unknown>>();
  #isStopping = false;

  constructor(
    private readonly ledger: BatchLedger,
    private readonly deliver: DeliverMessages,
    private readonly turns: MailTurns,
    log: Log,
  ) {
    this.#log = log.in('mailings');
  }

  /** What is under way is finished and written down before connections are closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    await Promise.allSettled(this.#running);
  }

  run(batch: BatchKey): Promise<{ handedOver: number }> {
    const running = this.#run(batch).finally(() => this.#running.delete(running));
    this.#running.add(running);
    return running;
  }

  async #run(batch: BatchKey): Promise<{ handedOver: number }> {
    const due = await this.ledger.open(batch);
    const endAt = performance.now() + SLICE_MS;
    let handedOver = 0;
    while (due.size > 0 && !this.#isStopping && performance.now() < endAt) {
      const tried = await this.#attempt(batch, due, endAt);
      if (tried === null) break;
      handedOver += tried;
    }
    await this.ledger.close(batch);
    return { handedOver };
  }

  /** Sends what has its turn now, or waits for a turn. Null where nothing is to be had for the rest of the slice. */
  async #attempt(batch: BatchKey, due: Map<string, number>, endAt: number): Promise<number | null> {
    const turns = await this.turns.take(batch, due, ATTEMPT_SIZE);
    if ('waitMs' in turns) return wait(turns.waitMs, endAt);
    const attemptId = randomUUID();
    const claimed = await this.ledger.claim(batch, attemptId, turns.byDomain);
    // Paused, cancelled, or another process was quicker.
    if (claimed.length === 0) return null;
    takeFrom(due, turns.byDomain);
    await this.#record(batch, attemptId, await this.deliver.run(batch, claimed));
    return claimed.length;
  }

  /** What was sent must not be forgotten: tried until the lease is over, after which all of it counts as uncertain. */
  async #record(batch: BatchKey, attemptId: string, outcomes: readonly MessageOutcome[]): Promise<void> {
    const giveUpAt = performance.now() + LEASE_MS;
    for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 5_000)) {
      try {
        return await this.ledger.record(batch, attemptId, outcomes);
      } catch (error) {
        if (performance.now() + waitMs >= giveUpAt) throw error;
        this.#log.warn({ mailingId: batch.mailingId, batch: batch.number, reason: reasonOf(error) }, 'outcomes wait for the database');
        await pause(waitMs);
      }
    }
  }
}

async function wait(ms: number, endAt: number): Promise<number | null> {
  if (performance.now() + ms >= endAt) return null;
  await pause(Math.min(Math.max(ms, 10), LONGEST_WAIT_MS));
  return 0;
}

function takeFrom(due: Map<string, number>, turns: ReadonlyMap<string, number>): void {
  for (const [domain, count] of turns) {
    const left = (due.get(domain) ?? 0) - count;
    if (left > 0) due.set(domain, left);
    else due.delete(domain);
  }
}
