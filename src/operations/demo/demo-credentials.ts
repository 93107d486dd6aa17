import { createHmac } from 'node:crypto';

/** How the caller keeps secrets, and the secret that all of the demo's are derived from. */
export interface DemoSecrets {
  readonly secret: string;
  readonly passwordHash: (plain: string) => Promise<string>;
  readonly keyHash: (plain: string) => Buffer;
}

// prettier-ignore
const WORDS = [
  'amber', 'anchor', 'apple', 'barley', 'beacon', 'birch', 'bridge', 'brook', 'candle', 'cedar', 'clover', 'cobble',
  'copper', 'coral', 'cove', 'dune', 'ember', 'fern', 'ferry', 'finch', 'garden', 'glen', 'gull', 'harbour', 'hazel',
  'heather', 'heron', 'island', 'ivy', 'jetty', 'kettle', 'lantern', 'larch', 'linen', 'maple', 'marsh', 'meadow',
  'mill', 'moss', 'oak', 'orchard', 'otter', 'pebble', 'pine', 'plover', 'quay', 'reed', 'river', 'robin', 'rowan',
  'sail', 'sand', 'shingle', 'shore', 'slate', 'sparrow', 'spring', 'stone', 'swift', 'thistle', 'tide', 'walnut',
  'willow', 'wren',
] as const;

/** Readable, the same for the same secret and address: "tide-harbour-4821". */
export function demoPassword(secret: string, email: string): string {
  const bytes = derive(secret, `password of ${email}`);
  const word = (at: number) => WORDS[bytes.readUInt16BE(at) % WORDS.length];
  return `${word(0)}-${word(2)}-${1000 + (bytes.readUInt32BE(4) % 9000)}`;
}

/** "fk_live_" and 43 characters. */
export function demoApiKey(secret: string): string {
  return `fk_live_${derive(secret, 'api key').toString('base64url')}`;
}

/** "fp_" and 43 characters. */
export function demoPlatformKey(secret: string): string {
  return `fp_${derive(secret, 'platform key').toString('base64url')}`;
}

/** "fd_" and 43 characters. */
export function demoDeviceKey(secret: string): string {
  return `fd_${derive(secret, 'device key').toString('base64url')}`;
}

function derive(secret: string, purpose: string): Buffer {
  return createHmac('sha256', secret).update(`freshet demo ${purpose}`).digest();
}
