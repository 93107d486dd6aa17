import { z } from 'zod';
import { segment } from '../../mailings/segment.js';
import { instant } from '../campaigns.schema.js';

export const newSegment = z.strictObject({
  name: z.string().min(1).max(400).meta({ example: 'Alumni who gave' }),
  rule: segment.meta({ description: 'Every part must hold; without any, every donor is meant' }),
});

export type NewSegment = z.infer<typeof newSegment>;

const segmentFields = { id: z.uuid(), name: z.string(), rule: z.unknown().meta({ description: 'As it was given' }), createdAt: instant, createdBy: z.string(), updatedAt: instant };

export const segmentSummary = z.object(segmentFields);
export const segmentView = z.object({ ...segmentFields, donors: z.int().meta({ description: 'How many it has now, whether or not a mailing would reach them' }) });
export type SegmentView = z.infer<typeof segmentView>;

export const segmentPage = z.object({ segments: z.array(segmentSummary), nextCursor: z.string().nullable() });
export const removedSegment = z.object({ id: z.uuid() });

export const tagList = z.object({ tags: z.array(z.object({ name: z.string(), donors: z.int() })) });
