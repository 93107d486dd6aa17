import { z } from 'zod';
import { MESSAGE_STATES } from '../mailings/mailing.js';
import { milestone } from '../mailings/milestone.js';
import { segment } from '../mailings/segment.js';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC' });
const slug = z.string().min(1).max(80);
const count = z.int();

export const mailingList = z.object({ slug: z.string(), name: z.string() });
export const mailingLists = z.object({ lists: z.array(mailingList) });
export const newMailingList = z.strictObject({ name: z.string().min(1).max(100) });

export const newMailing = z.strictObject({
  subject: z.string().max(2_000).meta({ example: 'Tomorrow is the day, {{donor.name}}' }),
  mjml: z.string().meta({ description: 'Body in MJML with merge fields; at most 256 KB. Must have {{unsubscribe_url}}' }),
  list: slug.default('news').meta({ description: 'Slug of the list that readers can leave' }),
  campaign: slug.nullish(),
  givingDay: slug.nullish(),
  segment: segment.default({}),
  savedSegment: z.uuid().nullish().meta({ description: 'Takes over the rule of a segment that is kept, in place of `segment`' }),
  replyTo: z.string().max(400).nullish(),
  locale: z.string().max(35).nullish(),
});

export type NewMailing = z.infer<typeof newMailing>;

const progress = z.object(Object.fromEntries(MESSAGE_STATES.map((state) => [state, count])) as Record<(typeof MESSAGE_STATES)[number], typeof count>);

const named = z.object({ slug: z.string(), name: z.string() });

const mailingFields = {
  id: z.uuid(),
  status: z.enum(['draft', 'scheduled', 'resolving', 'sending', 'paused', 'finished', 'cancelled']),
  subject: z.string(),
  list: named,
  campaign: named.nullable(),
  givingDay: named.nullable(),
  locale: z.string(),
  replyTo: z.string().nullable(),
  segment: z.unknown().meta({ description: 'As it was given' }),
  at: instant.nullable().meta({ description: 'When it is to be sent' }),
  milestone: z.unknown().meta({ description: 'What it waits for instead of an instant' }),
  recipients: count.nullable().meta({ description: 'Messages it has; null until its readers are resolved; 0 where the segment has nobody to write to' }),
  leftOut: z.record(z.string(), count).meta({ description: 'People of the segment who have no message, by reason' }),
  progress,
  percent: count,
  slowedBecause: z.string().nullable().meta({ description: 'Why it is being sent slower than it could be' }),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
};

export const mailingView = z.object({ ...mailingFields, mjml: z.string() });
export type MailingView = z.infer<typeof mailingView>;

export const mailingSummary = z.object(mailingFields);
export const mailingPage = z.object({ mailings: z.array(mailingSummary), nextCursor: z.string().nullable() });

export const pageQuery = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const messageQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  state: z.enum(MESSAGE_STATES).optional(),
});

export const messagePage = z.object({
  messages: z.array(
    z.object({
      position: count,
      address: z.string(),
      state: z.enum(MESSAGE_STATES),
      attempts: count,
      reason: z.string().nullable(),
      endedAt: instant.nullable(),
      bouncedAt: instant.nullable(),
      complainedAt: instant.nullable(),
    }),
  ),
  nextAfter: count.nullable(),
});

export const estimateView = z.object({ recipients: count, leftOut: z.record(z.string(), count), seconds: count });

export const previewQuery = z.strictObject({ count: z.coerce.number().int().min(1).max(10).default(3) });
export const previewView = z.object({
  letters: z.array(z.object({ to: z.object({ name: z.string(), address: z.string() }), subject: z.string(), html: z.string(), plain: z.string() })),
});

export const testRequest = z.strictObject({ to: z.array(z.string().max(400)).min(1).max(10) });
export const testView = z.object({ copies: z.array(z.object({ address: z.string(), delivery: z.string(), reason: z.string().nullable() })) });

export const cue = z.union([z.strictObject({ at: z.iso.datetime({ offset: true }) }), z.strictObject({ milestone })]);
export type CueRequest = z.infer<typeof cue>;
