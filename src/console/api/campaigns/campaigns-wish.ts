import { z } from 'zod';
import { listWish, slugText } from '../asked.js';

const PERIODS = ['draft', 'upcoming', 'open', 'closed', 'archived'] as const;

export const campaignsWish = z.strictObject({ ...listWish(['opensAt', 'title', 'goal']), day: slugText.optional(), period: z.enum(PERIODS).optional() });
export type CampaignsWish = z.output<typeof campaignsWish>;
