import { z } from 'zod';
import { instant } from '../campaigns.schema.js';

const colour = z.string().max(20).nullable().meta({ description: 'As #005984; null: tones of your hue' });

export const colours = z.strictObject({ onLight: colour, onDark: colour });
export type Colours = z.infer<typeof colours>;

export const domainView = z.object({
  host: z.string(),
  record: z.object({ name: z.string(), type: z.literal('TXT'), text: z.string() }).meta({ description: 'What proves the host to be yours, in its DNS' }),
  checkedAt: instant.nullable(),
  fault: z.enum(['missing', 'other', 'unreachable', 'taken']).nullable().meta({ description: 'Why the last check proved nothing' }),
  provenAt: instant.nullable().meta({ description: 'From then on pages answer there' }),
});

export const brandingView = z.object({
  colours: z.object({ onLight: z.string().nullable(), onDark: z.string().nullable() }),
  logo: z.object({ url: z.url(), type: z.string(), width: z.int(), height: z.int() }).nullable(),
  domain: domainView.nullable(),
});

export type BrandingView = z.infer<typeof brandingView>;

export const newDomain = z.strictObject({ host: z.string().min(1).max(500).meta({ example: 'give.example.org' }) });
export type NewDomain = z.infer<typeof newDomain>;
