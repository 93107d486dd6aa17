import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Config } from '../config/config.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A fresh secret as Standard Webhooks writes it: 24 random bytes. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

/** Keeps secrets that we must be able to read again, under AES-256-GCM and a key made of SECRET_KEY. */
@Injectable()
export class SecretBox {
  readonly #key: Buffer;

  constructor({ secretKey }: Config) {
    this.#key = Buffer.from(hkdfSync('sha256', secretKey.reveal(), '', 'freshet webhook secrets', 32));
  }

  /** `owner`: whose secret it is. Moved to another row it cannot be opened. */
  close(secret: string, owner: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(owner));
    const closed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, closed, cipher.getAuthTag()]);
  }

  /** @throws where it was closed with another key, or for another owner. */
  open(box: Buffer, owner: string): string {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(box.subarray(-TAG_BYTES));
    return decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}
