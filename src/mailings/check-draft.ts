import type { Transaction } from '../database/transaction.js';
import type { Fault } from '../shared/domain-error.js';
import { parseEmail } from '../shared/email-address.js';
import type { CampaignId, GivingDayId, MailingListId, OrganisationId } from '../shared/ids.js';
import { parseText } from '../shared/text.js';
import { checkBody, checkLine } from './check-body.js';
import { findMarks } from './merge-fields.js';
import type { Segment } from './segment.js';

/** What somebody composes. Things are named by their slugs. */
export interface Draft {
  readonly subject: string;
  readonly mjml: string;
  readonly list: string;
  readonly campaign: string | null;
  readonly givingDay: string | null;
  readonly segment: Segment;
  readonly replyTo: string | null;
  /** BCP 47 tag; the organisation's own where null. */
  readonly locale: string | null;
}

/** What the slugs of a draft stand for. */
export interface DraftThings {
  readonly listId: MailingListId | null;
  readonly campaignId: CampaignId | null;
  readonly givingDayId: GivingDayId | null;
  readonly locale: string;
}

const LONGEST_SUBJECT = 200;

/** The faults of a draft that show without asking the database, all at once. */
export function checkDraft({ subject, mjml, replyTo, locale }: Draft): Fault[] {
  const line = parseText(subject, LONGEST_SUBJECT);
  return [
    ...(line.ok ? checkLine('subject', line.value) : [{ field: 'subject', code: line.fault, message: SUBJECT_FAULTS[line.fault] ?? 'is not acceptable', filling: { most: LONGEST_SUBJECT } }]),
    ...checkBody(mjml),
    ...(replyTo !== null && !parseEmail(replyTo).ok ? [{ field: 'replyTo', code: 'malformed', message: 'is not an address' }] : []),
    ...(locale !== null && !isLocale(locale) ? [{ field: 'locale', code: 'unknown', message: 'is not a language tag' }] : []),
  ];
}

const SUBJECT_FAULTS: Readonly<Record<string, string>> = {
  empty: 'is missing',
  too_long: `has more than ${LONGEST_SUBJECT} characters`,
  control_character: 'has a line break or another control character',
  malformed_unicode: 'is not well-formed Unicode',
};

/** Looks up what the draft names; every name that stands for nothing is a fault. */
export async function findThings(tx: Transaction, organisationId: OrganisationId, draft: Draft): Promise<{ things: DraftThings; faults: Fault[] }> {
  const { segment } = draft;
  const slugs = (...given: (string | null | undefined)[]) => given.filter((slug) => typeof slug === 'string');
  const campaigns = slugs(draft.campaign, segment.gave?.campaign, segment.didNotGive?.campaign);
  const days = slugs(draft.givingDay, segment.gave?.givingDay, segment.didNotGive?.givingDay);
  const lists = slugs(draft.list, segment.subscribedTo);
  const tags = [...(segment.tags?.all ?? []), ...(segment.tags?.any ?? []), ...(segment.tags?.none ?? [])];
  const found = await tx.rows<{ kind: string; slug: string; id: string; day: GivingDayId | null }>(
    `SELECT 'campaign' AS kind, slug, id, giving_day_id AS day FROM campaigns WHERE organisation_id = $1 AND slug = ANY ($2)
     UNION ALL SELECT 'givingDay', slug, id, id FROM giving_days WHERE organisation_id = $1 AND slug = ANY ($3)
     UNION ALL SELECT 'list', slug, id, NULL FROM mailing_lists WHERE organisation_id = $1 AND slug = ANY ($4)
     UNION ALL SELECT 'tag', name, id, NULL FROM tags WHERE organisation_id = $1 AND name = ANY ($5)
     UNION ALL SELECT 'locale', locale, id, NULL FROM organisations WHERE id = $1`,
    [organisationId, campaigns, days, lists, tags],
  );
  const idOf = (kind: string, slug: string | null) => found.find((thing) => thing.kind === kind && thing.slug === slug);
  const unknown = (field: string, kind: string, slug: string | null | undefined) =>
    slug == null || idOf(kind, slug) ? [] : [{ field, code: 'unknown', message: `${slug.slice(0, 100)} is not one of the organisation`, filling: { name: slug.slice(0, 100) } }];
  const campaign = idOf('campaign', draft.campaign);
  const things: DraftThings = {
    listId: (idOf('list', draft.list)?.id as MailingListId | undefined) ?? null,
    campaignId: (campaign?.id as CampaignId | undefined) ?? null,
    givingDayId: (idOf('givingDay', draft.givingDay)?.id as GivingDayId | undefined) ?? campaign?.day ?? null,
    locale: draft.locale ?? found.find(({ kind }) => kind === 'locale')?.slug ?? 'en',
  };
  const faults = [
    ...unknown('campaign', 'campaign', draft.campaign),
    ...unknown('givingDay', 'givingDay', draft.givingDay),
    ...(['gave', 'didNotGive'] as const).flatMap((part) => [
      ...unknown(`segment.${part}.campaign`, 'campaign', segment[part]?.campaign),
      ...unknown(`segment.${part}.givingDay`, 'givingDay', segment[part]?.givingDay),
    ]),
    ...(['all', 'any', 'none'] as const).flatMap((part) => (segment.tags?.[part] ?? []).flatMap((name) => unknown(`segment.tags.${part}`, 'tag', name))),
    ...unknown('segment.subscribedTo', 'list', segment.subscribedTo),
    ...withoutCause(draft, things),
  ];
  return { things, faults };
}

/** Merge fields of a campaign or a giving day that the mailing does not have. */
function withoutCause({ subject, mjml }: Draft, { campaignId, givingDayId }: DraftThings): Fault[] {
  const missing = (field: string, text: string) =>
    findMarks(text)
      .filter(({ field: mark }) => (mark?.startsWith('campaign.') && campaignId === null) || (mark?.startsWith('giving_day.') && givingDayId === null))
      .map(({ written }) => ({ field, code: 'merge_field_without_cause', message: `${written} needs a mailing that is about a ${written.includes('campaign.') ? 'campaign' : 'giving day'}`, filling: { written } }));
  return [...missing('subject', subject), ...missing('mjml', mjml)].slice(0, 20);
}

function isLocale(text: string): boolean {
  try {
    return text.length <= 35 && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
