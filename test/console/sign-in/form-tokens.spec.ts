import { describe, expect, it } from '@jest/globals';
import { FormTokens } from '../../../src/console/sign-in/form-tokens.js';
import { testConfig } from '../../support/environment.js';

const tokensOf = (SECRET_KEY: string) => new FormTokens(testConfig('postgres://nowhere/none', 'web', { SECRET_KEY }));

describe('the token in a form', () => {
  const tokens = tokensOf('one secret that is only used in tests');

  it('is right for the session it was made for, and no other', () => {
    expect(tokens.isRight(tokens.of('session-a'), 'session-a')).toBe(true);
    expect(tokens.isRight(tokens.of('session-a'), 'session-b')).toBe(false);
  });

  it.each(['', 'x', 'session-a', '%', 'ä', 'A'.repeat(43), 'A'.repeat(10_000)])('cannot be made up: %s', (made) => {
    expect(tokens.isRight(made, 'session-a')).toBe(false);
  });

  it('is worth nothing under another secret', () => {
    expect(tokensOf('another secret, only used in tests').isRight(tokens.of('session-a'), 'session-a')).toBe(false);
  });

  it('does not give the session away', () => {
    expect(tokens.of('session-a')).not.toContain('session-a');
    expect(tokens.of('session-a')).toMatch(/^[\w-]{43}$/);
  });
});
