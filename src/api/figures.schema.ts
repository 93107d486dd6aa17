import { z } from 'zod';
import { CAMPAIGN_FIELDS } from '../donations/campaign-figure-list.js';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC' });
const field = z.enum(CAMPAIGN_FIELDS);

export const newRefresh = z.strictObject({
  fields: z.array(field).min(1).max(CAMPAIGN_FIELDS.length).default([...CAMPAIGN_FIELDS]).meta({ description: 'All, where left out' }),
});

export type NewRefresh = z.infer<typeof newRefresh>;

export const refreshView = z.object({
  id: z.uuid(),
  status: z.enum(['running', 'finished']),
  progress: z.object({ done: z.int(), total: z.int() }),
  results: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), asOf: instant })),
  requestedAt: instant,
  finishedAt: instant.nullable(),
});

export type RefreshView = z.infer<typeof refreshView>;
