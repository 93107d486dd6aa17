import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { setMaxListeners } from 'node:events';
import { Clock } from '../shared/clock.js';
import type { BatchKey, ClaimedMessage, MessageOutcome } from './batch-ledger.js';
import { BulkPost } from './bulk-post.js';
import type { Delivery } from './delivery.js';
import { LetterBox } from './letter-box.js';
import { isSendable, outcomeOf } from './message-outcome.js';

/** After this nothing more of an attempt is handed over, and what is under way is broken off, in milliseconds. */
const HAND_OVER_MS = 40_000;

/** The same once the process has been told to stop. */
const STOP_MS = 12_000;

const NO_ADDRESS: Delivery = { kind: 'failed', reason: 'not an address', isAddressDead: false };

/** Writes claimed messages to their readers and hands them to the server, side by side. */
@Injectable()
export class DeliverMessages implements BeforeApplicationShutdown {
  readonly #underWay = new Set<AbortController>();
  #isOver = false;

  constructor(
    private readonly letters: LetterBox,
    private readonly post: BulkPost,
    private readonly clock: Clock,
  ) {}

  beforeApplicationShutdown(): void {
    setTimeout(() => {
      this.#isOver = true;
      for (const attempt of this.#underWay) attempt.abort();
    }, STOP_MS).unref();
  }

  /** What became of each. Resolves within the time an attempt has, whatever the server does. */
  async run({ organisationId, mailingId }: BatchKey, claimed: readonly ClaimedMessage[]): Promise<MessageOutcome[]> {
    const attempt = new AbortController();
    // Each mail of the attempt listens to it.
    setMaxListeners(0, attempt.signal);
    // Cleared with the attempt: timers and signals left to run out would pile up, many thousands of mails deep.
    const timer = setTimeout(() => attempt.abort(), HAND_OVER_MS);
    this.#underWay.add(attempt);
    if (this.#isOver) attempt.abort();
    try {
      const write = await this.letters.open(organisationId, mailingId);
      const deliver = (message: ClaimedMessage) => (isSendable(message.address) ? this.post.send(write(message), attempt.signal) : NO_ADDRESS);
      return await Promise.all(claimed.map(async (message) => outcomeOf(message, await deliver(message), this.clock.now())));
    } finally {
      clearTimeout(timer);
      this.#underWay.delete(attempt);
    }
  }
}
