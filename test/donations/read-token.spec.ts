import { ReadTokens } from '../../src/donations/read-token.js';
import { testConfig } from '../support/environment.js';

const tokensOf = (SECRET_KEY: string) => new ReadTokens(testConfig('postgres://nowhere/none', 'web', { SECRET_KEY }));
const tokens = tokensOf('one secret that is only used in tests');
const claim = { campaignSlug: 'library', xid: '748123' };
const token = tokens.sign(claim);

it('a read token says what it was signed for', () => {
  expect(tokens.read(token)).toEqual(claim);
  expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
});

describe('a token that we did not sign says nothing', () => {
  const [body = '', seal = ''] = token.split('.');
  const of = (text: string) => Buffer.from(text).toString('base64url');

  it.each([
    ['empty', ''],
    ['a dot', '.'],
    ['without seal', body],
    ['with an empty seal', `${body}.`],
    ['for a later transaction', `${of('library 748124')}.${seal}`],
    ['for another campaign', `${of('museum 748123')}.${seal}`],
    ['with something behind it', `${token}.x`],
    ['with something behind its seal', `${token}!`],
    ['with padding', `${token}=`],
    ['with a seal cut short', token.slice(0, -1)],
    ['in other letters', token.toUpperCase()],
    ['sealed by a digest of the claim alone', `${body}.${of('x'.repeat(32))}`],
    ['much too long', `${token}${'A'.repeat(1_000_000)}`],
    ['no ASCII', 'töken.sëal'],
  ])('%s', (_, made) => {
    expect(tokens.read(made)).toBeNull();
  });

  it('nor does one signed with another secret', () => {
    expect(tokens.read(tokensOf('another secret, only used in tests').sign(claim))).toBeNull();
  });

  it('whichever letter of it is changed', () => {
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect([at, tokens.read(changed)]).toEqual([at, null]);
    }
  });
});
