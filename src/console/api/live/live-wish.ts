import { z } from 'zod';
import { slugText } from '../asked.js';

/** What a page asks to be kept up to date about. */
export const liveWish = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('cockpit'), day: slugText }),
  z.strictObject({ about: z.literal('donations'), organisation: slugText.optional() }),
  z.strictObject({ about: z.literal('queues') }),
  z.strictObject({ about: z.literal('imports'), organisation: slugText.optional() }),
  z.strictObject({ about: z.literal('import'), id: z.string().max(100) }),
  z.strictObject({ about: z.literal('reports'), organisation: slugText.optional() }),
  z.strictObject({ about: z.literal('report'), id: z.string().max(100) }),
  z.strictObject({ about: z.literal('pledges'), organisation: slugText.optional() }),
  z.strictObject({ about: z.literal('match'), id: z.string().max(100) }),
  z.strictObject({ about: z.literal('challenge'), id: z.string().max(100) }),
]);

export type LiveWish = z.output<typeof liveWish>;
