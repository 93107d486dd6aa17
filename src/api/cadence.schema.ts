import { z } from 'zod';
import { LONGEST_OVERRIDE_SECONDS, SHORTEST_OVERRIDE_SECONDS } from '../campaigns/campaign-cadence.js';

export const newCadence = z.strictObject({
  everySeconds: z.int().min(SHORTEST_OVERRIDE_SECONDS).max(LONGEST_OVERRIDE_SECONDS).meta({ description: 'Goes before every rule, until it is taken back' }),
});

export type NewCadence = z.infer<typeof newCadence>;
