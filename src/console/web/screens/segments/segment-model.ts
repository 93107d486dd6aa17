import type { GivingRuleShown, SegmentChoicesShown, SegmentRuleShown } from '../../../contract/settings.js';
import { query } from '../../wire/ask.js';

/** A segment as its fields hold it; what is empty leaves everybody in. */
export interface SegmentValues {
  readonly tagsAll: readonly string[];
  readonly tagsAny: readonly string[];
  readonly tagsNone: readonly string[];
  /** `campaign:…`, `day:…` or `anything`. */
  readonly gave: string;
  /** A day: `2026-03-01`. */
  readonly gaveSince: string;
  readonly didNotGive: string;
  readonly didNotGiveSince: string;
  readonly subscribedTo: string;
}

export const EVERYBODY: SegmentValues = { tagsAll: [], tagsAny: [], tagsNone: [], gave: '', gaveSince: '', didNotGive: '', didNotGiveSince: '', subscribedTo: '' };

export const ANYTHING = 'anything';

/** As mailings understand it. */
export function toSegment({ tagsAll, tagsAny, tagsNone, gave, gaveSince, didNotGive, didNotGiveSince, subscribedTo }: SegmentValues): object {
  const tags = { ...(tagsAll.length > 0 && { all: tagsAll }), ...(tagsAny.length > 0 && { any: tagsAny }), ...(tagsNone.length > 0 && { none: tagsNone }) };
  return {
    ...(Object.keys(tags).length > 0 && { tags }),
    ...(gave !== '' && { gave: toGiving(gave, gaveSince) }),
    ...(didNotGive !== '' && { didNotGive: toGiving(didNotGive, didNotGiveSince) }),
    ...(subscribedTo !== '' && { subscribedTo }),
  };
}

function toGiving(choice: string, since: string): object {
  const [kind = '', slug = ''] = choice.split(':');
  return { ...(kind === 'campaign' && { campaign: slug }), ...(kind === 'day' && { givingDay: slug }), ...(since !== '' && { since: `${since}T00:00:00Z` }) };
}

/** A rule as its fields hold it; of a moment, its day. */
export function toValues({ tags = {}, gave, didNotGive, subscribedTo = '' }: SegmentRuleShown): SegmentValues {
  return {
    ...{ tagsAll: tags.all ?? [], tagsAny: tags.any ?? [], tagsNone: tags.none ?? [], subscribedTo },
    ...{ gave: choiceOf(gave), gaveSince: gave?.since?.slice(0, 10) ?? '', didNotGive: choiceOf(didNotGive), didNotGiveSince: didNotGive?.since?.slice(0, 10) ?? '' },
  };
}

function choiceOf(giving: GivingRuleShown | undefined): string {
  if (giving === undefined) return '';
  return giving.campaign !== undefined ? `campaign:${giving.campaign}` : giving.givingDay !== undefined ? `day:${giving.givingDay}` : ANYTHING;
}

/** Where a mailing to these people is written. */
export function composeHref(organisation: string | null, values: SegmentValues): string {
  const { tagsAll, tagsAny, tagsNone, ...others } = values;
  return `/console/mailings/new${query({ organisation, tagsAll: tagsAll.join('\n'), tagsAny: tagsAny.join('\n'), tagsNone: tagsNone.join('\n'), ...others })}`;
}

export function thingsToGiveTo({ campaigns, givingDays }: SegmentChoicesShown): { value: string; label: string }[] {
  return [...givingDays.map(({ slug, name }) => ({ value: `day:${slug}`, label: name })), ...campaigns.map(({ slug, name }) => ({ value: `campaign:${slug}`, label: name }))];
}
