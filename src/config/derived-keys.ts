import { hkdfSync } from 'node:crypto';
import type { Config } from './config.js';

export interface DerivedKey {
  readonly key: Buffer;
  /** Tells keys apart and nothing of them. */
  readonly name: string;
}

/** A key for one purpose of each `SECRET_KEY` that is named: the first is the one to write with, all are to read with. */
export type DerivedKeys = readonly [DerivedKey, ...DerivedKey[]];

/** `purpose` parts keys from each other: what one of them says means nothing to another. */
export function derivedKeys({ secretKeys: [present, ...others] }: Config, purpose: string): DerivedKeys {
  const derive = (secret: { reveal(): string }): DerivedKey => ({ key: derived(secret.reveal(), purpose), name: derived(secret.reveal(), `${purpose} name`).toString('hex', 0, 8) });
  return [derive(present), ...others.map(derive)];
}

function derived(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}
