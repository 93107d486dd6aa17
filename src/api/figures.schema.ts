import { z } from 'zod';
import { CAMPAIGN_FIELDS } from '../donations/campaign-figure-list.js';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC' });
const field = z.enum(CAMPAIGN_FIELDS);

export const newRefresh = z.strictObject({
  fields: z.array(field).min(1).max(CAMPAIGN_FIELDS.length).default([...CAMPAIGN_FIELDS]).meta({ description: 'All, where left out' }),
});

export type NewRefresh = z.infer<typeof newRefresh>;

const progress = z.object({ done: z.int(), total: z.int(), failed: z.int().meta({ description: 'Of those done, how many in vain' }) });
const status = z.enum(['running', 'finished']);

const fieldResult = z.object({
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  asOf: instant.nullable().meta({ description: 'Null where it failed' }),
  failure: z.string().nullable().meta({ description: 'Why it could not be computed' }),
});

export const refreshView = z.object({
  id: z.uuid(),
  status,
  progress,
  results: z.array(fieldResult),
  requestedAt: instant,
  finishedAt: instant.nullable(),
});

export type RefreshView = z.infer<typeof refreshView>;

/** The campaigns of a day may be thousands: they come in pages. */
export const givingDayRefreshView = z.object({
  id: z.uuid(),
  status,
  progress,
  things: z.array(
    z.object({
      kind: z.enum(['giving_day', 'campaign', 'designation', 'organisation']),
      slug: z.string(),
      title: z.string(),
      progress,
      results: z.array(fieldResult),
    }),
  ),
  nextCursor: z.string().nullable(),
  requestedAt: instant,
  finishedAt: instant.nullable(),
});

export type GivingDayRefreshView = z.infer<typeof givingDayRefreshView>;

export const thingsQuery = z.strictObject({
  cursor: z.string().max(100).optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(500))
    .default(100),
});
