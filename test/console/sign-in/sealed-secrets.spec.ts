import { describe, expect, it } from '@jest/globals';
import { SealedSecrets } from '../../../src/organisations/sealed-secrets.js';
import { testConfig } from '../../support/environment.js';

const sealer = (SECRET_KEY: string) => new SealedSecrets(testConfig('postgres://nowhere/none', 'web', { SECRET_KEY }));
const secrets = sealer('one secret that is only used in tests');

describe('a sealed secret', () => {
  it('can be read again by its owner, and looks different each time', () => {
    const [one, other] = [secrets.seal('JBSWY3DP', 'robin'), secrets.seal('JBSWY3DP', 'robin')];
    expect([secrets.open(one, 'robin'), secrets.open(other, 'robin')]).toEqual(['JBSWY3DP', 'JBSWY3DP']);
    expect(one.equals(other)).toBe(false);
    expect(one.includes('JBSWY3DP')).toBe(false);
  });

  it('opens for nobody else, under no other key, and not when a bit was changed', () => {
    const sealed = secrets.seal('JBSWY3DP', 'robin');
    expect(() => secrets.open(sealed, 'alex')).toThrow(/unable to authenticate/);
    expect(() => sealer('another secret, only used in tests').open(sealed, 'robin')).toThrow(/unable to authenticate/);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => secrets.open(changed, 'robin')).toThrow(/unable to authenticate/);
    }
  });
});
