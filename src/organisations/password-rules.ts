import { COMMON_WORDS, KEYBOARD_ROWS } from './common-passwords.js';
import { isKnownPassword } from './known-passwords.js';

/** Length is what makes a password hard to guess; no signs are asked for, and none refused. In code points. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 1_000;

export type PasswordFault = 'too_short' | 'too_long' | 'common' | 'about_you';

/** Fewer than this many signs besides what everybody guesses first are no secret. */
const FEWEST_OWN_SIGNS = 4;

/** What others know of somebody, which a password of theirs must not contain. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
  /** Where they work; null for people of the platform. */
  readonly organisation: string | null;
}

/** Shorter ones stand in words that have nothing to do with anybody: "ann" in "channel". A password is not made of them alone. */
const SHORTEST_TELLING_WORD = 5;

/** Why `password` must not be theirs; null where it may. */
export async function passwordFault(password: string, owner: PasswordOwner): Promise<PasswordFault | null> {
  return faultByItself(password, owner) ?? ((await isKnownPassword(plainly(password))) ? 'common' : null);
}

function faultByItself(password: string, owner: PasswordOwner): PasswordFault | null {
  const length = Array.from(password).length;
  if (length < SHORTEST_PASSWORD) return 'too_short';
  if (length > LONGEST_PASSWORD) return 'too_long';
  const plain = plainly(password);
  if (isRepetition(plain) || isRun(plain) || isMadeOf(plain, COMMON_WORDS)) return 'common';
  return isMadeOf(plain, [...wordsOf(owner), ...COMMON_WORDS]) || tells(plain, owner) ? 'about_you' : null;
}

const LOOKALIKES: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** Without capitals, spaces and dashes, by which guessers are not kept up. */
function plainly(password: string): string {
  return password.normalize('NFKC').toLowerCase().replaceAll(/[\s_.-]/g, '');
}

/** "abcabcabcabc", "aaaaaaaaaaaa". */
function isRepetition(plain: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/u.test(plain) || new Set(plain).size <= 3;
}

/** "abcdefghijkl", "098765432109", "qwertyuiopas": each sign follows from the one before it. */
function isRun(plain: string): boolean {
  const signs = Array.from(plain);
  const steps = signs.slice(1).filter((sign, index) => areNeighbours(signs[index] ?? '', sign)).length;
  return steps >= (signs.length - 1) * 0.75;
}

function areNeighbours(one: string, other: string): boolean {
  return KEYBOARD_ROWS.some((row) => row.includes(one + other) || row.includes(other + one));
}

/** Whether hardly anything is left of it without these words, and without the digits that people put around them. */
function isMadeOf(plain: string, words: readonly string[]): boolean {
  const longestFirst = words.filter((word) => word.length >= 3).sort((one, other) => other.length - one.length);
  return [plain, spelt(plain)].some((text) => {
    const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ' '), text);
    const own = left.replaceAll(/[\d\s!?*#$%&@+=.,]/g, '');
    return left.includes(' ') && own.length < FEWEST_OWN_SIGNS;
  });
}

/** Whether a word of theirs stands in it that is not everybody's, as "university" is; or a whole name or address, however short its words. */
function tells(plain: string, owner: PasswordOwner): boolean {
  const words = wordsOf(owner).filter((word) => word.length >= SHORTEST_TELLING_WORD && !COMMON_WORDS.includes(word));
  const whole = [owner.email.split('@', 1)[0] ?? '', owner.name, owner.organisation ?? ''].map((text) => folded(plainly(text))).filter((text) => text.length >= SHORTEST_TELLING_WORD && !COMMON_WORDS.includes(text));
  // A one is written for an i as well as for an l.
  const texts = [plain, spelt(plain), spelt(plain.replaceAll('1', 'i'))].map(folded);
  return [...words.map(folded), ...whole].some((word) => texts.some((text) => text.includes(word)));
}

function wordsOf({ email, name, organisation }: PasswordOwner): string[] {
  // What an address ends in is thousands of people's.
  const address = email.replace(/\.[^.@]+$/, '');
  return `${address} ${name} ${organisation ?? ''}`.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3);
}

/** Without accents, which guessers leave out. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

function spelt(plain: string): string {
  return plain.replaceAll(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign);
}
