import fc from 'fast-check';
import { parseEmail } from '../../src/shared/email-address.js';
import { parseText } from '../../src/shared/text.js';

const faultOf = (text: string, limit = 100) => {
  const parsed = parseText(text, limit);
  return parsed.ok ? null : parsed.fault;
};

describe('a name is kept as it is written', () => {
  it.each(['Zoë', 'محمد', '山田 太郎', "O'Brien-Smith", '👩‍👩‍👧', 'Nguyễn Thị Ánh', '<script>alert(1)</script>'])('%s', (name) => {
    expect(parseText(name, 100)).toEqual({ ok: true, value: name.normalize('NFC') });
  });

  it('composed and decomposed letters are the same name', () => {
    expect(parseText('Zoe\u0308', 100)).toEqual({ ok: true, value: 'Zo\u00eb' });
  });

  it('bidirectional overrides are dropped, so that no name reads as another', () => {
    expect(parseText('evil\u202Egnp.exe', 100)).toEqual({ ok: true, value: 'evilgnp.exe' });
  });
});

describe('what cannot be kept is refused', () => {
  it.each([
    ['lone surrogate', 'a\uD800b', 'malformed_unicode'],
    ['NUL', 'a\u0000b', 'control_character'],
    ['line break in a name', 'a\r\nBcc: x@example.org', 'control_character'],
    ['escape', '\u001b[31mred', 'control_character'],
    ['only blanks', ' \u00a0\u3000 ', 'empty'],
    ['only invisible letters', '\u200b\u2060\ufeff', 'empty'],
    ['ten megabytes', 'x'.repeat(10_000_000), 'too_long'],
    ['one too many', 'é'.repeat(101), 'too_long'],
  ])('%s', (_, text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('counts letters, not the bytes of emoji', () => {
    expect(faultOf('🎉'.repeat(100))).toBeNull();
  });

  it('whatever passes is well-formed, without controls and within its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const parsed = parseText(text, 100);
        return !parsed.ok || (parsed.value.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(parsed.value) && Array.from(parsed.value).length <= 100);
      }),
    );
  });
});

describe('an address', () => {
  it.each([
    ['Ada@Example.ORG', 'ada@example.org'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    [' ada+tag@mail.example.org ', 'ada+tag@mail.example.org'],
    ["o'neil@example.org", "o'neil@example.org"],
    ['用户@例え.example', '用户@xn--r8jz45g.example'],
  ])('%s is %s', (typed, address) => {
    expect(parseEmail(typed)).toMatchObject({ ok: true, value: address });
  });

  it.each([
    'plain',
    '@example.org',
    'ada@',
    'ada@localhost',
    'a b@example.org',
    'ada@example.org\r\nBcc: all@example.org',
    'ada\u0000@example.org',
    'ada@exa mple.org',
    'ada@%65xample.org',
    'ada@example%2eorg',
    'ada@example.org/inbox',
    'ada@example.org?x',
    'ada@example.org#x',
    'ada@exam\tple.org',
    'ada@exam\nple.org',
    '"ada"@example.org',
    'ada@[127.0.0.1]',
    'ada@127.0.0.1',
    'ada..l@example.org',
    'ada@-example.org',
    'a\uD800@example.org',
    `${'a'.repeat(65)}@example.org`,
    `ada@${'a'.repeat(64)}.org`,
    `${'a'.repeat(400)}@example.org`,
  ])('%j is refused', (typed) => {
    expect(parseEmail(typed).ok).toBe(false);
  });
});
