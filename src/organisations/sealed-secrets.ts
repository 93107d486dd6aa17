import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Config } from '../config/config.js';
import { derivedKeys, type DerivedKeys } from '../config/derived-keys.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps secrets that must be read again: AES-256-GCM, by a key that only whoever has `SECRET_KEY` can derive. */
@Injectable()
export class SealedSecrets {
  readonly #keys: DerivedKeys;

  constructor(config: Config) {
    this.#keys = derivedKeys(config, 'freshet sealed secrets');
  }

  /** `owner` is sealed in: a secret that is moved to another row opens nothing there. */
  seal(secret: string, owner: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#keys[0].key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Null where {@link open} throws: what was sealed under a key that is no longer named cannot be read. */
  openOrNull(sealed: Buffer, owner: string): string | null {
    try {
      return this.open(sealed, owner);
    } catch {
      return null;
    }
  }

  /** @throws where it was sealed for another owner, by a key that is not named, or has been altered. */
  open(sealed: Buffer, owner: string): string {
    const [present, ...others] = this.#keys;
    try {
      return openBy(present.key, sealed, owner);
    } catch (error) {
      for (const { key } of others) {
        try {
          return openBy(key, sealed, owner);
        } catch {
          // The next one may.
        }
      }
      throw error;
    }
  }

  /** Whether the present key alone would open it. */
  isOfPresentKey(sealed: Buffer, owner: string): boolean {
    try {
      openBy(this.#keys[0].key, sealed, owner);
      return true;
    } catch {
      return false;
    }
  }
}

function openBy(key: Buffer, sealed: Buffer, owner: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
