import { z } from 'zod';
import { parseText } from '../shared/text.js';

const tagName = z.string().min(1).refine((name) => parseText(name, 100).ok, 'is not the name of a tag');
const tagNames = z.array(tagName).min(1).max(50);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug').max(80);

/** Gifts that count: to one campaign, to the campaigns of one giving day, or to anything of the organisation. */
const giving = z
  .strictObject({
    campaign: slug.optional(),
    givingDay: slug.optional(),
    since: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ campaign, givingDay }) => campaign === undefined || givingDay === undefined, 'names a campaign or a giving day, not both');

/** Who a mailing is for. Every part must hold; a segment without parts is every donor of the organisation. */
export const segment = z.strictObject({
  tags: z.strictObject({ all: tagNames.optional(), any: tagNames.optional(), none: tagNames.optional() }).optional(),
  gave: giving.optional(),
  didNotGive: giving.optional(),
  /** Slug of a list whose members alone are meant. */
  subscribedTo: slug.optional(),
});

export type Segment = z.infer<typeof segment>;
export type Giving = z.infer<typeof giving>;
