import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Config } from '../config/config.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps secrets that must be read again: AES-256-GCM, by a key that only whoever has `SECRET_KEY` can derive. */
@Injectable()
export class SealedSecrets {
  readonly #key: Buffer;

  constructor({ secretKey }: Config) {
    this.#key = Buffer.from(hkdfSync('sha256', secretKey.reveal(), '', 'freshet sealed secrets', 32));
  }

  /** `owner` is sealed in: a secret that is moved to another row opens nothing there. */
  seal(secret: string, owner: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Null where {@link open} throws: after `SECRET_KEY` was changed nothing that was sealed before can be read. */
  openOrNull(sealed: Buffer, owner: string): string | null {
    try {
      return this.open(sealed, owner);
    } catch {
      return null;
    }
  }

  /** @throws where it was sealed for another owner, by another key, or has been altered. */
  open(sealed: Buffer, owner: string): string {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }
}
