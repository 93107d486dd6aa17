import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse as bytesOf, stringify as uuidOf } from 'uuid';
import { Config } from '../config/config.js';
import type { Secret } from '../config/secret.js';
import type { MailingId } from '../shared/ids.js';

/** One person's copy of a mailing. Position 0 is a copy for staff, which stands for nobody. */
export interface MessageKey {
  readonly mailingId: MailingId;
  readonly position: number;
}

const KEY_BYTES = 20;
const SEAL_BYTES = 12;

/**
 * Names of messages that only we can make, in the letters that URLs and Message-IDs share: what stands in a mail comes
 * back from strangers (as a click, as a bounce), and must not be guessed. They do not expire: nor do mails.
 */
@Injectable()
export class MessageTokens {
  /** The first is signed with, all are read with: mails of years ago have links, too. */
  readonly #keys: readonly [Buffer, ...Buffer[]];

  constructor({ secretKeys: [present, ...others] }: Config) {
    this.#keys = [keyOf(present), ...others.map(keyOf)];
  }

  sign({ mailingId, position }: MessageKey): string {
    const key = Buffer.alloc(KEY_BYTES);
    key.set(bytesOf(mailingId));
    key.writeUInt32BE(position, KEY_BYTES - 4);
    return sealedBy(this.#keys[0], key);
  }

  /** Null for anything we did not sign. */
  read(token: string): MessageKey | null {
    if (!/^[\w-]{43}$/.test(token)) return null;
    const key = Buffer.from(token, 'base64url').subarray(0, KEY_BYTES);
    // Compared as text, because base64url has several spellings of the same bytes.
    if (!this.#keys.some((ours) => timingSafeEqual(Buffer.from(token), Buffer.from(sealedBy(ours, key))))) return null;
    return { mailingId: uuidOf(key.subarray(0, 16), undefined) as MailingId, position: key.readUInt32BE(KEY_BYTES - 4) };
  }
}

function keyOf(secret: Secret): Buffer {
  return createHmac('sha256', secret.reveal()).update('message-token').digest();
}

function sealedBy(ours: Buffer, key: Buffer): string {
  const seal = createHmac('sha256', ours).update(key).digest().subarray(0, SEAL_BYTES);
  return Buffer.concat([key, seal]).toString('base64url');
}
