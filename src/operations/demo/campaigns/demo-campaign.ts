import type { Currency } from '../../../shared/currencies.js';

/** A campaign as it is written down; amounts in major units, because people read them here. */
export interface DemoCampaign {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** Paragraphs in the campaign's own language. */
  readonly story: readonly string[];
  readonly locale: string;
  readonly hue: number;
  readonly emblem: string;
  readonly currency: Currency;
  readonly goal: number;
  /** How popular it is: gifts in proportion to this number. */
  readonly gifts: number;
  readonly designations?: readonly (readonly [slug: string, title: string])[];
  /** Overrides what is offered in its currency. */
  readonly suggested?: readonly number[];
  /** A tag that many who give to it carry. */
  readonly tag?: string;
}

/** A charity's campaign has its own dates. */
export interface StandaloneCampaign extends DemoCampaign {
  readonly when: 'open' | 'closing' | 'closed' | 'upcoming' | 'upcoming day';
}

export function storyText(paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n');
}

/** "ja" of "ja-JP". */
export function languageOf(locale: string): string {
  return locale.split('-')[0]!;
}
