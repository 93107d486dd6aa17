import { z } from 'zod';
import { CAMPAIGN_FIELDS } from '../donations/campaign-figure-list.js';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC' });
const seconds = z.number();

export const overrideView = z.object({ everySeconds: seconds, by: z.string(), at: instant });

export const cadenceView = z.object({
  everySeconds: seconds.nullable().meta({ description: 'Null: not by the clock' }),
  reason: z.enum(['override', 'never', 'adaptive', 'kept', 'shortest', 'longest', 'undecided']),
  because: z.string().meta({ description: 'The reason in words, with its numbers' }),
  state: z.string().meta({ description: 'By the period of the campaign' }),
  step: z.string().meta({ description: 'Further down than the state while nobody reads it' }),
  isDemoted: z.boolean(),
  lastReadAt: instant.nullable(),
  readsPerSecond: z.number(),
  changesPerSecond: z.number(),
  computeMs: z.number(),
  idealSeconds: seconds.nullable(),
  override: overrideView.nullable(),
  lastRefreshAt: instant.nullable(),
  isBeingRefreshed: z.boolean(),
});

export const figuresView = z.object({
  figures: z.array(
    z.object({
      field: z.enum(CAMPAIGN_FIELDS),
      value: z.unknown(),
      tier: z.enum(['memory', 'redis', 'columns', 'computed']).nullable().meta({ description: 'Null, as all of the reading, where it could not be read: lastError says why' }),
      asOf: instant.nullable(),
      ageSeconds: seconds.nullable(),
      stale: z.boolean().nullable(),
      kind: z.enum(['folded', 'computed']),
      snapshot: z.string().nullable().meta({ description: 'The pg_snapshot of what Redis or else the columns hold' }),
      storedAt: instant.nullable().meta({ description: 'When the columns were last written' }),
      cadence: cadenceView,
      nextRefreshAt: instant.nullable(),
      leaseHolder: z.string().nullable(),
      lastError: z.object({ reason: z.string(), at: instant, failures: z.int(), retryAt: instant.nullable() }).nullable(),
      recentDeltas: z.array(z.object({ xid: z.string(), measures: z.record(z.string(), z.number()) })),
      redis: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});

export type FiguresView = z.infer<typeof figuresView>;
