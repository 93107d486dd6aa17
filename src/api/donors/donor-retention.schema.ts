import { z } from 'zod';
import { FEWEST_YEARS, MOST_COUNTED, MOST_YEARS } from '../../operations/privacy/donor-retention.js';
import { instant } from '../campaigns.schema.js';

const years = z.int().min(FEWEST_YEARS).max(MOST_YEARS);

export const newRetention = z.strictObject({ years: years.nullable().meta({ description: 'Without a gift; null: donors are never forgotten by age' }) });

export const retentionQuery = z.strictObject({
  years: z.string().regex(/^\d{1,2}$/).transform(Number).pipe(years).optional().meta({ description: 'Tells how many donors would be forgotten now, after so many years; changes nothing' }),
});

export const retentionView = z.object({
  years: z.int().nullable(),
  beginsAt: instant.nullable().meta({ description: 'Nobody is forgotten before' }),
  latestRun: z
    .object({ month: z.string(), endedAt: instant.nullable(), erased: z.int(), leftAlone: z.int().meta({ description: 'With a gift or a mail on its way' }) })
    .nullable(),
  wouldErase: z.int().nullable().meta({ description: `After the years that were asked about; ${MOST_COUNTED} stands for that many and more` }),
});

export type RetentionView = z.infer<typeof retentionView>;
