import type { Bound } from '../bound.js';
import type { NamedFilter } from '../report-filter.js';

/** Gifts or entries whose campaign is the one that is named, or of the giving day that is. `of`: an alias with a campaign_id. */
export function ofCampaign(of: string, { campaign, givingDay }: NamedFilter, bound: Bound): string[] {
  return [
    ...(campaign === undefined ? [] : [`${of}.campaign_id = ${bound.add(campaign.id, 'uuid')}`]),
    ...(givingDay === undefined ? [] : [`${of}.campaign_id IN (SELECT id FROM campaigns WHERE giving_day_id = ${bound.add(givingDay.id, 'uuid')})`]),
  ];
}

/** From the first instant on, and before the second. */
export function between(instant: string, { from, to }: NamedFilter, bound: Bound): string[] {
  return [
    ...(from === undefined ? [] : [`${instant} >= ${bound.add(from, 'timestamptz')}`]),
    ...(to === undefined ? [] : [`${instant} < ${bound.add(to, 'timestamptz')}`]),
  ];
}

/** Whose donor bears the tag. */
export function ofTag(donorId: string, { tag }: NamedFilter, bound: Bound): string[] {
  return tag === undefined ? [] : [`EXISTS (SELECT FROM donor_tags WHERE donor_tags.donor_id = ${donorId} AND donor_tags.tag_id = ${bound.add(tag.id, 'uuid')})`];
}

export function where(...conditions: readonly string[]): string {
  return `WHERE ${conditions.join(' AND ')}`;
}

/** The joins of those names, in the order in which they stand. */
export function joined(all: Readonly<Record<string, string>>, wanted: ReadonlySet<string>): string {
  return Object.entries(all)
    .filter(([name]) => wanted.has(name))
    .map(([, join]) => join)
    .join('\n');
}
