import { newId, type DesignationId, type GivingDayId, type OrganisationId } from '../../src/shared/ids.js';
import type { Slug } from '../../src/shared/slug.js';
import type { TestDatabase } from '../support/database.js';
import { aCampaign, anOrganisation, next, type MadeCampaign } from './a-campaign.js';

export interface MadeGivingDay {
  readonly id: GivingDayId;
  readonly organisationId: OrganisationId;
  readonly slug: Slug;
}

const HOUR_MS = 3_600_000;

interface DayWishes {
  readonly organisationId?: OrganisationId;
  readonly slug?: string;
  readonly endsAt?: Date;
}

/** A published giving day that is on, unless another end is wished for; makes its organisation itself. */
export async function aGivingDay(database: TestDatabase, wishes: DayWishes = {}): Promise<MadeGivingDay> {
  const id: GivingDayId = newId();
  const organisationId = wishes.organisationId ?? (await anOrganisation(database));
  const { slug = `day-${next()}`, endsAt = new Date(Date.now() + HOUR_MS) } = wishes;
  await database.transactions.run('platform', (tx) =>
    tx.rows(
      `INSERT INTO giving_days (id, organisation_id, slug, title, locale, currency, starts_at, ends_at, published_at)
       VALUES ($1, $2, $3, $4, 'en-GB', 'GBP', $5, $6, now())`,
      [id, organisationId, slug, `The day ${slug}`, new Date(endsAt.getTime() - 24 * HOUR_MS), endsAt],
    ),
  );
  return { id, organisationId, slug: slug as Slug };
}

/** Campaigns of the day. */
export async function campaignsOf(database: TestDatabase, day: MadeGivingDay, count: number): Promise<MadeCampaign[]> {
  const campaigns: MadeCampaign[] = [];
  for (let made = 0; made < count; made += 1) campaigns.push(await aCampaign(database, { organisationId: day.organisationId }));
  await database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET giving_day_id = $1 WHERE id = ANY ($2::uuid[])`, [day.id, campaigns.map(({ id }) => id)]));
  return campaigns;
}

/** A fund of the campaign, by its id. */
export async function aFund(database: TestDatabase, campaign: MadeCampaign): Promise<DesignationId> {
  const id: DesignationId = newId();
  await database.transactions.run('platform', (tx) =>
    tx.rows(`INSERT INTO designations (id, organisation_id, campaign_id, slug, title) VALUES ($1, $2, $3, $4, 'A fund')`, [id, campaign.organisationId, campaign.id, `fund-${next()}`]),
  );
  return id;
}
