import { existsSync } from 'node:fs';

/**
 * Runs a beginning as `npm run build` has packed it, which takes about half of the computing, or else as it was built. New Relic's
 * agent instruments packages as they are loaded one by one: for it nothing is packed.
 */
export async function begin(name: 'start-web' | 'start-worker'): Promise<void> {
  const packed = new URL(`packed/${name}.js`, import.meta.url);
  const isPacked = !process.env['NEW_RELIC_LICENSE_KEY'] && existsSync(packed);
  await import(isPacked ? packed.href : new URL(`${name}.js`, import.meta.url).href);
}
