import type { Draft } from '../../mailings/check-draft.js';
import type { Mailing } from '../../mailings/mailing.js';
import type { Giving, Segment } from '../../mailings/segment.js';
import { formField } from '../sign-in/form-field.js';
import { STARTING_BODY } from './starting-body.js';

/** The fields of the compose form, as they were typed. */
export const COMPOSE_FIELDS = [
  'subject', 'mjml', 'list', 'about', 'replyTo', 'locale', 'tagsAll', 'tagsAny', 'tagsNone', 'gave', 'gaveSince', 'didNotGive', 'didNotGiveSince', 'subscribedTo',
  'savedSegment',
] as const;

export type ComposeField = (typeof COMPOSE_FIELDS)[number];
export type ComposeValues = Readonly<Record<ComposeField, string>>;

/** Those that a rule fills. */
type RuleField = 'tagsAll' | 'tagsAny' | 'tagsNone' | 'gave' | 'gaveSince' | 'didNotGive' | 'didNotGiveSince' | 'subscribedTo';

/** Gifts to whatever it was. */
export const ANYTHING = 'anything';

const NOTHING = Object.fromEntries(COMPOSE_FIELDS.map((field) => [field, ''])) as ComposeValues;

export const EMPTY_FORM: ComposeValues = { ...NOTHING, list: 'news', mjml: STARTING_BODY };

/** Whom a mailing is for, as an address may say it. */
const SEGMENT_FIELDS = COMPOSE_FIELDS.filter((field) => /^(tags|gave|didNotGive|subscribedTo|savedSegment)/.test(field));

/** A new form, with those whom the address names already chosen. */
export function startComposeForm(query: unknown): ComposeValues {
  return { ...EMPTY_FORM, ...Object.fromEntries(SEGMENT_FIELDS.map((field) => [field, formField(query, field)])) };
}

export function readComposeForm(form: unknown): ComposeValues {
  return Object.fromEntries(COMPOSE_FIELDS.map((field) => [field, formField(form, field)])) as ComposeValues;
}

/** What is typed as a draft; names are checked where it is saved. */
export function toDraft(values: ComposeValues): Draft {
  const about = thingIn(values.about);
  return {
    ...{ subject: values.subject, mjml: values.mjml, list: values.list },
    campaign: about.campaign ?? null,
    givingDay: about.givingDay ?? null,
    segment: toSegment(values),
    replyTo: values.replyTo.trim() || null,
    locale: values.locale.trim() || null,
  };
}

/** A saved draft as the form shows it. */
export function toComposeValues({ subject, mjml, list, campaign, givingDay, replyTo, locale, segment }: Mailing): ComposeValues {
  return {
    ...{ subject, mjml, list: list.slug, replyTo: replyTo ?? '', locale, savedSegment: '' },
    about: campaign ? `campaign:${campaign.slug}` : givingDay ? `day:${givingDay.slug}` : '',
    ...toSegmentValues(segment),
  };
}

/** Whom a rule means, as the fields of the form say it. */
function toSegmentValues(rule: Segment): Pick<ComposeValues, RuleField> {
  const { tags = {}, gave, didNotGive, subscribedTo = '' } = rule;
  const lines = (names: readonly string[] = []) => names.join('\n');
  return {
    ...{ subscribedTo, tagsAll: lines(tags.all), tagsAny: lines(tags.any), tagsNone: lines(tags.none) },
    ...{ gave: choiceOf(gave), gaveSince: gave?.since?.slice(0, 10) ?? '', didNotGive: choiceOf(didNotGive), didNotGiveSince: didNotGive?.since?.slice(0, 10) ?? '' },
  };
}

function toSegment({ tagsAll, tagsAny, tagsNone, gave, gaveSince, didNotGive, didNotGiveSince, subscribedTo }: ComposeValues): Segment {
  const tags = { ...named('all', tagsAll), ...named('any', tagsAny), ...named('none', tagsNone) };
  return {
    ...(Object.keys(tags).length > 0 && { tags }),
    ...(gave !== '' && { gave: toGiving(gave, gaveSince) }),
    ...(didNotGive !== '' && { didNotGive: toGiving(didNotGive, didNotGiveSince) }),
    ...(subscribedTo !== '' && { subscribedTo }),
  };
}

/** One tag a line: a tag may hold a comma. */
function named(part: 'all' | 'any' | 'none', text: string) {
  const names = [...new Set(text.split(/[\r\n]+/).map((name) => name.trim()).filter((name) => name !== ''))];
  return names.length > 0 ? { [part]: names } : {};
}

function toGiving(choice: string, since: string): Giving {
  return { ...thingIn(choice), ...(since !== '' && { since: `${since}T00:00:00Z` }) };
}

/** A choice that is none of the form's names a campaign that does not exist: never more people than somebody has chosen. */
function thingIn(choice: string): { campaign?: string; givingDay?: string } {
  if (choice === '' || choice === ANYTHING) return {};
  return choice.startsWith('day:') ? { givingDay: choice.slice(4) } : { campaign: choice.replace(/^campaign:/, '') };
}

function choiceOf(giving: Giving | undefined): string {
  if (giving === undefined) return '';
  return giving.campaign ? `campaign:${giving.campaign}` : giving.givingDay ? `day:${giving.givingDay}` : ANYTHING;
}
