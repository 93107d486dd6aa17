import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Config } from '../../config/config.js';
import { derivedKeys, type DerivedKeys } from '../../config/derived-keys.js';
import { Clock } from '../../shared/clock.js';

/** What a note is for: one that was signed for something else says nothing. */
export type NotePurpose = 'pending-sign-in' | 'known-device' | 'passkey-challenge';

/** Says something to ourselves by way of a browser, which can read it and cannot write it. */
@Injectable()
export class SignedNotes {
  readonly #keys: DerivedKeys;

  constructor(
    private readonly clock: Clock,
    config: Config,
  ) {
    this.#keys = derivedKeys(config, 'freshet signed notes');
  }

  /** `text` must not hold a line break. */
  sign(purpose: NotePurpose, text: string, seconds: number): string {
    const expiresAt = Math.floor(this.clock.now().getTime() / 1_000) + seconds;
    const said = Buffer.from(`${expiresAt}\n${text}`).toString('base64url');
    return `${said}.${sealBy(this.#keys[0].key, purpose, said).toString('base64url')}`;
  }

  /** Null where we never said it, said it for something else, or too long ago. */
  read(purpose: NotePurpose, note: string): string | null {
    const [said = '', seal = ''] = note.split('.', 2);
    const given = Buffer.from(seal, 'base64url');
    const isOurs = this.#keys.some(({ key }) => {
      const ours = sealBy(key, purpose, said);
      return given.length === ours.length && timingSafeEqual(given, ours);
    });
    if (!isOurs) return null;
    const [expiresAt, text = null] = Buffer.from(said, 'base64url').toString('utf8').split('\n', 2);
    return Number(expiresAt) * 1_000 > this.clock.now().getTime() ? text : null;
  }
}

function sealBy(key: Buffer, purpose: NotePurpose, said: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\n${said}`).digest();
}
