import type { OrganisationId } from '../shared/ids.js';
import type { Giving, Segment } from './segment.js';

/** A statement's text and what is bound to it. */
export interface BoundSql {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * The donors of a segment as one set-based query: `id, email, name`. Everything a person wrote is bound. To be run in
 * the organisation's scope; it is named all the same, so that its indexes are used.
 */
export function segmentSql(organisationId: OrganisationId, { tags, gave, didNotGive, subscribedTo }: Segment): BoundSql {
  const parameters: unknown[] = [organisationId];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [
    ...(tags?.all ? [`donors.id IN (${tagged(bind(tags.all))} GROUP BY donor_tags.donor_id HAVING count(*) = ${bind(new Set(tags.all).size)})`] : []),
    ...(tags?.any ? [`donors.id IN (${tagged(bind(tags.any))})`] : []),
    ...(tags?.none ? [`NOT EXISTS (SELECT FROM (${tagged(bind(tags.none))}) AS shunned WHERE shunned.donor_id = donors.id)`] : []),
    ...(gave ? [`donors.id IN (${givers(gave, bind)})`] : []),
    ...(didNotGive ? [`NOT EXISTS (SELECT FROM (${givers(didNotGive, bind)}) AS giver WHERE giver.donor_id = donors.id)`] : []),
    ...(subscribedTo ? [`donors.id IN (${members(bind(subscribedTo))})`] : []),
  ];
  const sql = ['SELECT donors.id, donors.email, donors.name FROM donors WHERE donors.organisation_id = $1', ...conditions].join('\n  AND ');
  return { sql, parameters };
}

const tagged = (names: string) => `
    SELECT donor_tags.donor_id FROM tags JOIN donor_tags ON donor_tags.tag_id = tags.id
    WHERE tags.organisation_id = $1 AND tags.name = ANY (${names}::text[])`;

function givers({ campaign, givingDay, since }: Giving, bind: (value: unknown) => string): string {
  const where = [
    `donations.organisation_id = $1`,
    `donations.status IN ('captured', 'partly_refunded')`,
    ...(campaign ? [`campaigns.slug = ${bind(campaign)}`] : []),
    ...(givingDay ? [`giving_days.slug = ${bind(givingDay)}`] : []),
    ...(since ? [`donations.captured_at >= ${bind(since)}::timestamptz`] : []),
  ];
  const to = [
    ...(campaign || givingDay ? ['JOIN campaigns ON campaigns.id = donations.campaign_id'] : []),
    ...(givingDay ? ['JOIN giving_days ON giving_days.id = campaigns.giving_day_id'] : []),
  ];
  return `SELECT donations.donor_id FROM donations ${to.join(' ')} WHERE ${where.join(' AND ')}`;
}

const members = (slug: string) => `
    SELECT mailing_list_members.donor_id FROM mailing_lists JOIN mailing_list_members ON mailing_list_members.list_id = mailing_lists.id
    WHERE mailing_lists.organisation_id = $1 AND mailing_lists.slug = ${slug}`;
