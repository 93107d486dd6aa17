import { createHmac } from 'node:crypto';
import type { Secret } from '../config/secret.js';
import type { GiftRequest } from './gift.js';

/** How a request came in: once per source and key, whatever is sent again. */
export interface Intake {
  readonly source: 'form' | 'api';
  readonly key: string;
  readonly fingerprint: Buffer;
}

/**
 * Tells whether two requests ask for the same. Keyed, because a plain hash of a request would let whoever holds the
 * database search the few digits of a card number that fit.
 */
export function fingerprintOf(request: GiftRequest, campaignSlug: string, secret: Secret): Buffer {
  const { amount, currency, name, email, anonymous, designation, message, coverFees, dedication, card } = request;
  const asked = [campaignSlug, amount, currency, name, email, anonymous, designation, message, coverFees, card, ...(dedication === null ? [] : [dedication])];
  return createHmac('sha256', secret.reveal()).update('fingerprint').update(JSON.stringify(asked)).digest();
}
