import type { PseudoRandom } from '../pseudo-random.js';
import { MESSAGE_WORDS } from './university.js';

/** Which part of a language's messages must have been dealt to a list before one may come on it again. */
const MEMORY = 0.6;

/** Deals messages so that none soon follows itself, neither among all gifts nor on any one campaign's list. */
export class MessageDeck {
  readonly #decks = new Map<string, string[]>();
  readonly #recent = new Map<string, string[]>();

  constructor(
    private readonly random: PseudoRandom,
    private readonly messages: Readonly<Record<string, readonly string[]>>,
  ) {}

  deal(language: string, list: string): string {
    const known = language in this.messages ? language : 'en';
    const deck = this.#deckOf(known);
    const memory = `${list} ${known}`;
    const recent = this.#recent.get(memory) ?? [];
    const place = Math.max(
      0,
      deck.findIndex((message) => !recent.includes(message)),
    );
    const [message = ''] = deck.splice(place, 1);
    deck.push(message);
    this.#recent.set(
      memory,
      [message, ...recent].slice(0, Math.floor(this.messages[known]!.length * MEMORY)),
    );
    return this.#filled(message);
  }

  #deckOf(language: string): string[] {
    const deck = this.#decks.get(language) ?? this.random.shuffled(this.messages[language]!);
    this.#decks.set(language, deck);
    return deck;
  }

  #filled(message: string): string {
    return message.replace(/\{(\w+)\}/g, (_slot, name: string) => {
      if (name === 'year') return String(this.random.between(1971, 2019));
      return this.random.pick(MESSAGE_WORDS[name as keyof typeof MESSAGE_WORDS]);
    });
  }
}
