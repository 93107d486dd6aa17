import { createHmac } from 'node:crypto';
import type { Secret } from '../config/secret.js';
import type { GiftRequest } from './gift.js';

/** How a request came in: once per source and key, whatever is sent again. */
export interface Intake {
  readonly source: 'form' | 'api';
  readonly key: string;
  readonly fingerprint: Buffer;
  /** As it would have been under other keys, by which it may have come in before. */
  readonly otherFingerprints?: readonly Buffer[];
}

/**
 * Tells whether two requests ask for the same. Keyed, because a plain hash of a request would let whoever holds the
 * database search the few digits of a card number that fit. The first is of the present key.
 */
export function fingerprintsOf(request: GiftRequest, campaignSlug: string, [present, ...others]: readonly [Secret, ...Secret[]]): readonly [Buffer, ...Buffer[]] {
  const { amount, currency, name, email, anonymous, designation, message, coverFees, dedication, card } = request;
  const asked = JSON.stringify([campaignSlug, amount, currency, name, email, anonymous, designation, message, coverFees, card, ...(dedication === null ? [] : [dedication])]);
  const under = (secret: Secret) => createHmac('sha256', secret.reveal()).update('fingerprint').update(asked).digest();
  return [under(present), ...others.map(under)];
}
