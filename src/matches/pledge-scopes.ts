import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Transaction } from '../database/transaction.js';
import type { CampaignId, DesignationId, GivingDayId, OrganisationId } from '../shared/ids.js';
import type { Fault } from '../shared/domain-error.js';
import { PledgeKeyReused, PledgeRefused, TooManyPledges } from './matches.errors.js';
import type { PledgeFoundation } from './pledge.js';

/** What a pledge is about, by ids. */
export interface PledgeScope {
  readonly givingDayId: GivingDayId | null;
  readonly campaignId: CampaignId | null;
  readonly designationId: DesignationId | null;
}

interface FoundThings {
  readonly givingDayId: GivingDayId | null;
  readonly campaignId: CampaignId | null;
  readonly campaignCurrency: string | null;
  readonly designationId: DesignationId | null;
}

/** Each one is a run of its own beside every gift. */
const MOST = 50;

const FIND_SQL = `
  SELECT (SELECT id FROM giving_days WHERE organisation_id = $1 AND slug = $2) AS "givingDayId",
         campaign.id AS "campaignId", campaign.currency AS "campaignCurrency",
         (SELECT id FROM designations WHERE campaign_id = campaign.id AND slug = $4) AS "designationId"
  FROM (VALUES (1)) AS one LEFT JOIN campaigns campaign ON campaign.organisation_id = $1 AND campaign.slug = $3`;

/** Looks up what a pledge names while it is made, and that it is made once. */
@Injectable()
export class PledgeScopes {
  /** @throws PledgeRefused where the organisation of `tx` has no such things. */
  async find(tx: Transaction, organisationId: OrganisationId, { givingDay, campaign, designation, currency }: PledgeFoundation): Promise<PledgeScope> {
    const found = await tx.row<FoundThings>(FIND_SQL, [organisationId, givingDay, campaign, designation]);
    if (found === null) throw new Error('a row of values is always there');
    const { campaignCurrency, ...scope } = found;
    const faults: Fault[] = [];
    if (givingDay !== null && scope.givingDayId === null) faults.push({ field: 'givingDay', code: 'unknown', message: 'is no giving day of this organisation' });
    if (campaign !== null && scope.campaignId === null) faults.push({ field: 'campaign', code: 'unknown', message: 'is no campaign of this organisation' });
    if (scope.campaignId !== null && designation !== null && scope.designationId === null) faults.push({ field: 'designation', code: 'unknown', message: 'is not one of the campaign' });
    if (campaignCurrency !== null && campaignCurrency !== currency) faults.push({ field: 'currency', code: 'wrong_currency', message: `is not the campaign's, which is ${campaignCurrency}` });
    if (faults.length > 0) throw new PledgeRefused(faults);
    return scope;
  }

  /** A tag is looked up when it is written, because a misspelt one would leave nobody. @throws PledgeRefused */
  async refuseUnknownTag(tx: Transaction, organisationId: OrganisationId, tag: string | null): Promise<void> {
    if (tag === null) return;
    const found = await tx.row(`SELECT id FROM tags WHERE organisation_id = $1 AND name = $2`, [organisationId, tag]);
    if (found === null) throw new PledgeRefused([{ field: 'tag', code: 'unknown', message: 'is no tag of this organisation' }]);
  }

  /** Whoever makes one under the same key at this moment comes after us. Null where nobody has yet. @throws PledgeKeyReused */
  async findEarlier<PledgeId>(tx: Transaction, table: 'matches' | 'challenges', organisationId: OrganisationId, key: string, fingerprint: string): Promise<PledgeId | null> {
    await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended('pledges ' || $1, 0))`, [organisationId]);
    const earlier = await tx.row<{ id: PledgeId; fingerprint: string }>(`SELECT id, fingerprint FROM ${table} WHERE organisation_id = $1 AND idempotency_key = $2`, [organisationId, key]);
    if (earlier === null) return null;
    if (earlier.fingerprint !== fingerprint) throw new PledgeKeyReused();
    return earlier.id;
  }

  /** Once {@link findEarlier} has made others wait. @throws TooManyPledges */
  async refuseTooMany(tx: Transaction, table: 'matches' | 'challenges', { givingDayId, campaignId }: PledgeScope, now: Date): Promise<void> {
    const counted = await tx.row<{ pledges: number }>(
      `SELECT count(*)::integer AS pledges FROM ${table} WHERE (giving_day_id = $1 OR campaign_id = $2) AND least(closes_at, closed_at) > $3`,
      [givingDayId, campaignId, now],
    );
    if ((counted?.pledges ?? 0) >= MOST) throw new TooManyPledges(MOST);
  }
}

/** Tells whether two requests ask for the same, in hexadecimal. */
export function fingerprintOf(foundation: object, draft: object): string {
  const said = [foundation, draft].map((part) => Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
