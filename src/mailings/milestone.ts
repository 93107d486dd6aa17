import { z } from 'zod';

/** When something happens on the day, instead of an instant: it sends its mailing once. */
export const milestone = z.discriminatedUnion('kind', [
  /** The mailing's campaign, or its giving day, has raised this share of its goal. */
  z.strictObject({ kind: z.literal('percent_of_goal'), percent: z.int().min(1).max(1_000) }),
  /** So many hours are left until the mailing's giving day, or its campaign, begins or ends. */
  z.strictObject({ kind: z.literal('hours_before'), edge: z.enum(['start', 'end']), hours: z.number().min(0).max(24 * 60) }),
]);

export type Milestone = z.infer<typeof milestone>;

/** What lets a mailing go out. */
export type Cue = { readonly at: Date } | { readonly milestone: Milestone };
