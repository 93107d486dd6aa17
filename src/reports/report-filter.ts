import { z } from 'zod';
import { DONATION_STATUSES } from '../donations/donation-status.js';
import { parseText } from '../shared/text.js';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug').max(80);
const instant = z.iso.datetime({ offset: true });
const tagName = z.string().min(1).refine((name) => parseText(name, 100).ok, 'is not the name of a tag');

/** By what totals are told, and of what there are leaderboards. */
export const REPORT_DIVISIONS = ['campaign', 'designation', 'tag', 'hour', 'donor', 'gift'] as const;
export type ReportDivision = (typeof REPORT_DIVISIONS)[number];

/** Which rows a report has, as people ask for it: all that is named must hold. */
export const reportFilter = z.strictObject({
  givingDay: slug.optional(),
  campaign: slug.optional(),
  status: z.array(z.enum(DONATION_STATUSES)).min(1).max(DONATION_STATUSES.length).optional(),
  /** From this instant on, and before that one. */
  from: instant.optional(),
  to: instant.optional(),
  /** The name of a tag that the donor bears. */
  tag: tagName.optional(),
  mailing: z.uuid().optional(),
  by: z.enum(REPORT_DIVISIONS).optional(),
});

export type ReportFilter = z.infer<typeof reportFilter>;
export type FilterField = keyof ReportFilter;

/** Something that a filter names. */
export interface Named {
  readonly id: string;
  /** As it was asked for. */
  readonly asked: string;
  readonly title: string;
}

/** The same with what its names stand for. */
export interface NamedFilter {
  readonly givingDay?: Named;
  readonly campaign?: Named;
  readonly tag?: Named;
  readonly mailing?: Named;
  readonly status?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly by?: ReportDivision;
}

/** What was asked for. */
export function toAskedFilter({ givingDay, campaign, tag, mailing, ...rest }: NamedFilter): Record<string, unknown> {
  const named = { givingDay: givingDay?.asked, campaign: campaign?.asked, tag: tag?.asked, mailing: mailing?.asked };
  return Object.fromEntries(Object.entries({ ...named, ...rest }).filter(([, value]) => value !== undefined));
}
