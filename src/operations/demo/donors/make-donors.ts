import type { DonorId } from '../../../shared/ids.js';
import type { PseudoRandom } from '../pseudo-random.js';
import { WeightedChoice } from '../weighted-choice.js';
import { FAMILY_NAME_FIRST, NAMES, type NameGroup } from './names.js';

/** Somebody who gives; `tags` are the names of what the client calls them. */
export interface DemoDonor {
  readonly id: DonorId;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  /** The client's own number for them, where they were known before. */
  readonly number: string | null;
  readonly created_at: Date;
  readonly tags: readonly string[];
}

const MAIL_HOSTS = [
  'mail.example',
  'post.example',
  'inbox.example',
  'letters.example',
  'harbour.example',
  'home.example',
];
// prettier-ignore
const LANGUAGE_HOSTS: Readonly<Record<string, string>> = {
  de: 'brieffach.example', nl: 'postbus.example', fr: 'courrier.example', es: 'correo.example', pl: 'poczta.example',
  ja: 'yubin.example', ar: 'bareed.example', hi: 'daak.example', el: 'tachydromos.example', ko: 'pyeonji.example',
  zh: 'youchai.example', uk: 'lyst.example', pt: 'carteiro.example', sw: 'barua.example',
};
const DAY = 86_400_000;

/** Invents donors for one organisation; no two share an address. */
export class MakeDonors {
  readonly #addresses = new Set<string>();
  readonly #groups = new Map<string, WeightedChoice<NameGroup>>();
  #lastNumber = 10_412;

  constructor(
    private readonly random: PseudoRandom,
    private readonly numberPrefix: string,
  ) {}

  run(language: string, firstSeen: Date, tags: readonly string[]): DemoDonor {
    const { name, local } = this.#name(language);
    const isKnown = tags.length > 0 && this.random.chance(0.75);
    const created = isKnown
      ? firstSeen.getTime() - this.random.between(30, 1_500) * DAY
      : firstSeen.getTime();
    return {
      id: this.random.id<'Donor'>(new Date(created)),
      name,
      email: this.#freeAddress(local, language),
      language,
      number: isKnown ? `${this.numberPrefix}${this.#nextNumber()}` : null,
      created_at: new Date(created),
      tags,
    };
  }

  #name(language: string): { name: string; local: string } {
    const { given, family } = this.#groupOf(language).pick(this.random);
    const [first, firstLatin] = parts(this.random.pick(given));
    const [last, lastLatin] = parts(this.random.pick(family));
    const local = latin(`${firstLatin}.${lastLatin}`);
    const joint = FAMILY_NAME_FIRST[language];
    if (joint !== undefined) return { name: `${last}${joint}${first}`, local };
    if (language === 'en' && this.random.chance(0.04)) {
      const [second] = parts(this.random.pick(given));
      return { name: second === first ? `${first} ${last}` : `${first} & ${second} ${last}`, local };
    }
    return { name: `${first} ${last}`, local };
  }

  /** Groups of names are as frequent as they are rich. */
  #groupOf(language: string): WeightedChoice<NameGroup> {
    const groups =
      this.#groups.get(language) ??
      new WeightedChoice(NAMES[language] ?? NAMES['en']!, ({ given }) => given.length);
    this.#groups.set(language, groups);
    return groups;
  }

  #freeAddress(local: string, language: string): string {
    const own = LANGUAGE_HOSTS[language];
    const host = own !== undefined && this.random.chance(0.6) ? own : this.random.pick(MAIL_HOSTS);
    let address = `${local}@${host}`;
    while (this.#addresses.has(address)) address = `${local}${this.random.between(2, 999)}@${host}`;
    this.#addresses.add(address);
    return address;
  }

  #nextNumber(): string {
    this.#lastNumber += this.random.between(1, 23);
    return String(this.#lastNumber).padStart(6, '0');
  }
}

/** A name as it is written and in Latin letters. */
function parts(entry: string): [string, string] {
  const [written = '', romanised = written] = entry.split(':');
  return [written, romanised];
}

/** Lower-case ASCII letters, dots and hyphens: "Wiebke Blaufuß" becomes "wiebke.blaufuss". */
function latin(text: string): string {
  const folded = text.toLowerCase().replace(/ß/g, 'ss').replace(/ł/g, 'l').normalize('NFD');
  return folded.replace(/[^a-z.-]/g, '');
}
