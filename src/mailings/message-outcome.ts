import { parseEmail } from '../shared/email-address.js';
import type { ClaimedMessage, MessageOutcome } from './batch-ledger.js';
import type { Delivery } from './delivery.js';

const MINUTE_MS = 60_000;

/** Waits before a message that was refused for now is tried again; after the last it has failed. */
const PATIENCE_MS = [1, 5, 15, 60, 180].map((minutes) => minutes * MINUTE_MS);

/** Before trying again what never reached the server: it is the server that is out of reach, not the reader. */
const UNREACHED_MS = 10_000;

/** What is written down of a message after an attempt to deliver it. */
export function outcomeOf({ position, address, attempts }: ClaimedMessage, delivery: Delivery, now: Date): MessageOutcome {
  const about = { position, address, notBefore: null, isAddressDead: false, reason: delivery.kind === 'sent' ? null : delivery.reason };
  switch (delivery.kind) {
    case 'deferred': {
      const waitMs = PATIENCE_MS[attempts - 1];
      return waitMs === undefined ? { ...about, state: 'failed' } : { ...about, state: 'deferred', notBefore: new Date(now.getTime() + waitMs) };
    }
    case 'unsent':
      return { ...about, state: 'queued', notBefore: new Date(now.getTime() + UNREACHED_MS) };
    case 'failed':
      return { ...about, state: 'failed', isAddressDead: delivery.isAddressDead };
    default:
      return { ...about, state: delivery.kind };
  }
}

/** The last look before the envelope is written: nothing that is no address gets near an SMTP command. */
export function isSendable(address: string): boolean {
  const parsed = parseEmail(address);
  return parsed.ok && parsed.value === address;
}
