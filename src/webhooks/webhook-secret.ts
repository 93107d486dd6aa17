import { randomBytes } from 'node:crypto';

/** A fresh secret as Standard Webhooks writes it: 24 random bytes. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}
