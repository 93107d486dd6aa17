import { describe, expect, it } from '@jest/globals';
import { FormTokens } from '../../../src/console/sign-in/form-tokens.js';
import { testConfig } from '../../support/environment.js';

const sessionNamed = (sessionId: string) => ({ sessionId });
const tokensOf = (SECRET_KEY: string) => new FormTokens(testConfig('postgres://nowhere/none', 'web', { SECRET_KEY }));

describe('the token in a form', () => {
  const tokens = tokensOf('one secret that is only used in tests');

  it('is right for the session it was made for, and no other', () => {
    expect(tokens.isRight(tokens.of(sessionNamed('session-a')), sessionNamed('session-a'))).toBe(true);
    expect(tokens.isRight(tokens.of(sessionNamed('session-a')), sessionNamed('session-b'))).toBe(false);
  });

  it.each(['', 'x', 'session-a', '%', 'ä', 'A'.repeat(43), 'A'.repeat(10_000)])('cannot be made up: %s', (made) => {
    expect(tokens.isRight(made, sessionNamed('session-a'))).toBe(false);
  });

  it('is worth nothing under another secret', () => {
    expect(tokensOf('another secret, only used in tests').isRight(tokens.of(sessionNamed('session-a')), sessionNamed('session-a'))).toBe(false);
  });

  it('does not give the session away', () => {
    expect(tokens.of(sessionNamed('session-a'))).not.toContain('session-a');
    expect(tokens.of(sessionNamed('session-a'))).toMatch(/^[\w-]{43}$/);
  });
});
