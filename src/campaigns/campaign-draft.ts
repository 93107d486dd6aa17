import { isCurrency, type Currency } from '../shared/currencies.js';
import type { Fault } from '../shared/domain-error.js';
import { parseText, type TextFault } from '../shared/text.js';
import type { Slug } from '../shared/slug.js';

/** What somebody has written of a campaign. Amounts are minor units. */
export interface CampaignDraft {
  readonly title: string;
  readonly summary: string;
  readonly story: string;
  readonly goal: number | null;
  readonly minimum: number;
  readonly maximum: number;
  readonly suggestedAmounts: readonly number[];
  readonly opensAt: Date;
  readonly closesAt: Date | null;
  readonly isPublished: boolean;
}

/** And of a giving day. */
export interface GivingDayDraft {
  readonly title: string;
  readonly tagline: string;
  readonly story: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isPublished: boolean;
}

/** What is settled when something is made, and never changes: its address, and the currency its gifts are booked in. */
export interface Foundation {
  readonly slug: Slug;
  readonly currency: string;
  readonly locale: string;
}

/** Gifts count for the giving day of their campaign from when they are booked, so a campaign never changes its day. */
export interface CampaignFoundation extends Foundation {
  readonly givingDay: Slug | null;
}

const LONGEST = { title: 200, summary: 500, tagline: 300, story: 20_000 } as const;
const MOST_SUGGESTIONS = 8;

/** Larger than any gift, and far below what cannot be held exactly. Minor units. */
const LARGEST = 10 ** 13;

const WORDS: Readonly<Record<TextFault, string>> = {
  malformed_unicode: 'is not well-formed',
  control_character: 'has signs in it that nobody can read',
  too_long: 'is too long',
  empty: 'is missing',
};

export function faultsOfCampaign(draft: CampaignDraft): Fault[] {
  const { goal, minimum, maximum, suggestedAmounts, opensAt, closesAt } = draft;
  const whole = (amount: number) => Number.isSafeInteger(amount) && amount >= 1 && amount <= LARGEST;
  return [
    ...textFaults(draft, ['title', 'summary', 'story']),
    ...when(goal !== null && !whole(goal), 'goal', 'out_of_bounds', 'is no amount of money'),
    ...when(!whole(minimum), 'minimum', 'out_of_bounds', 'is no amount of money'),
    ...when(!whole(maximum) || maximum < minimum, 'maximum', 'out_of_bounds', 'is less than the smallest gift'),
    ...when(
      suggestedAmounts.length > MOST_SUGGESTIONS || suggestedAmounts.some((amount) => !whole(amount) || amount < minimum || amount > maximum),
      'suggestedAmounts', 'out_of_bounds', 'must lie between the smallest and the largest gift',
    ),
    ...when(closesAt !== null && closesAt <= opensAt, 'closesAt', 'before_opening', 'is before it opens'),
  ];
}

export function faultsOfGivingDay(draft: GivingDayDraft): Fault[] {
  return [...textFaults(draft, ['title', 'tagline', 'story']), ...when(draft.endsAt <= draft.startsAt, 'endsAt', 'before_start', 'is before it starts')];
}

export function faultsOfFoundation({ currency, locale }: Foundation): Fault[] {
  return [
    ...when(!isCurrency(currency), 'currency', 'unknown_currency', 'is no currency that gifts can be booked in'),
    ...when(!isLocale(locale), 'locale', 'unknown_locale', 'is no language'),
  ];
}

/** Once {@link faultsOfFoundation} has found none. */
export function currencyOf({ currency }: Foundation): Currency {
  return currency as Currency;
}

function textFaults<Draft extends object>(draft: Draft, fields: readonly (keyof Draft & keyof typeof LONGEST)[]): Fault[] {
  return fields.flatMap((field) => {
    const text = draft[field] as string;
    if (text.trim() === '' && field !== 'title') return [];
    const parsed = parseText(text, LONGEST[field], { lines: field === 'story' });
    return parsed.ok ? [] : [{ field, code: parsed.fault, message: WORDS[parsed.fault] }];
  });
}

function when(isSo: boolean, field: string, code: string, message: string): Fault[] {
  return isSo ? [{ field, code, message }] : [];
}

function isLocale(text: string): boolean {
  try {
    return text.length <= 35 && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
