import { describe, expect, it } from '@jest/globals';
import { passwordFault } from '../../../src/organisations/password-rules.js';

const owner = { email: 'robin.reed@hillside.example', name: 'Robin Reed', organisation: 'Université de Larkfield' };

describe('a password', () => {
  it.each(['a quiet bicycle under rain', 'tqzjvbnwkrud', 'correct pony cell stapler', '長い秘密の言葉をここに置きます', 'Blaue Gurken tanzen nachts', 'x7!kQ2#vLp9z', '🦊🐻🐼🦁🐯🐨🐮🐷🐸🐵🐔🐧'])('may be %s', async (password) => {
    expect(await passwordFault(password, owner)).toBeNull();
  });

  it.each(['', 'short', 'elevensigns', '🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊'])('of fewer than twelve signs is too short: %j', async (password) => {
    expect(await passwordFault(password, owner)).toBe('too_short');
  });

  it('of more than a thousand is too long', async () => {
    expect(await passwordFault('a quiet bicycle '.repeat(63), owner)).toBe('too_long');
  });

  it.each([
    ...['password1234', 'Password2026!', 'P@ssw0rd1234', 'passwordpassword', 'PassWord-Pass-Word', 'welcome12345', 'changeme2026', 'letmeinletmein'],
    ...['123456789012', '098765432109', 'abcdefghijkl', 'qwertyuiopas', 'aaaaaaaaaaaa', 'abcabcabcabc', '1q2w3e4r5t6y', 'iloveyou1234', 'administrator', 'givingday2026', 'Summer2026!!!'],
    ...['            ', '............'],
  ])('that everybody tries first is refused: %j', async (password) => {
    expect(await passwordFault(password, owner)).toBe('common');
  });

  it.each(['jonathan2026', 'gfhjkm123456', 'Trust-No-1-2026', 'blink182blink182', '2019stargate!!', 'metallica666'])('that is known from leaks, or is with digits around it, is refused: %s', async (password) => {
    expect(await passwordFault(password, owner)).toBe('common');
  });

  it.each(['robinreed2026', 'Reed.Robin.Hillside', 'hillside-robin-1'])('made of its owner\'s name or address is refused: %s', async (password) => {
    expect(await passwordFault(password, owner)).toBe('about_you');
  });

  it.each([
    ...['robin sings at tea time', 'a quiet R0B1N under rain', 'seven hillside bicycles', 'larkfield under quiet rain', 'LARK-FIELD bicycle rain', 'L4rkfi3ld bicycle rain'],
    ...['quiet universite de larkfield', 'bicycle robin.reed bicycle', 'my RobinReed in the rain'],
  ])('in which their name, their address or their organisation stands is refused: %s', async (password) => {
    expect(await passwordFault(password, owner)).toBe('about_you');
  });

  it('may have a word in it that is everybody\'s, and short ones within others', async () => {
    const ann = { email: 'ann@college.example', name: 'Ann Ho', organisation: 'University College' };
    for (const password of ['seven channels thoroughly wet', 'a university of quiet ponies', 'an example of wet bicycles']) expect([password, await passwordFault(password, ann)]).toEqual([password, null]);
    expect(await passwordFault('quiet annho bicycles', ann)).toBe('about_you');
    expect(await passwordFault('a quiet bicycle under rain', { ...ann, organisation: null })).toBeNull();
  });
});
