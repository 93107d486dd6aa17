import type { CampaignId, DesignationId, OrganisationId } from '../../src/shared/ids.js';
import { newId } from '../../src/shared/ids.js';
import type { Slug } from '../../src/shared/slug.js';
import type { TestDatabase } from '../support/database.js';

let serial = 0;

/** A number that no other factory call of this process has had. */
export function next(): number {
  serial += 1;
  return serial;
}

export async function anOrganisation({ transactions }: TestDatabase, { name = `Organisation ${next()}` } = {}): Promise<OrganisationId> {
  const id: OrganisationId = newId();
  await transactions.run('platform', (tx) =>
    tx.rows(`INSERT INTO organisations (id, slug, name) VALUES ($1, $2, $3)`, [id, `organisation-${id}`, name]),
  );
  return id;
}

export interface MadeCampaign {
  readonly id: CampaignId;
  readonly organisationId: OrganisationId;
  readonly slug: Slug;
  readonly currency: string;
}

interface CampaignWishes {
  readonly organisationId?: OrganisationId;
  readonly slug?: string;
  readonly title?: string;
  readonly currency?: string;
  readonly locale?: string;
  readonly goal?: number | null;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly opensAt?: Date;
  readonly closesAt?: Date | null;
  readonly isPublished?: boolean;
}

const HOUR_MS = 3_600_000;

/** A published campaign that takes gifts now, unless other things are wished for; makes its organisation itself. */
export async function aCampaign(database: TestDatabase, wishes: CampaignWishes = {}): Promise<MadeCampaign> {
  const id: CampaignId = newId();
  const organisationId = wishes.organisationId ?? (await anOrganisation(database));
  const slug = (wishes.slug ?? `campaign-${next()}`) as Slug;
  const { currency = 'GBP', locale = 'en-GB', goal = 1_000_000, minimum = 100, maximum = 10_000_000 } = wishes;
  const { title = `Campaign ${slug}`, opensAt = new Date(Date.now() - HOUR_MS), closesAt = new Date(Date.now() + HOUR_MS) } = wishes;
  const publishedAt = wishes.isPublished === false ? null : new Date();
  await database.transactions.run('platform', (tx) =>
    tx.rows(
      `INSERT INTO campaigns (id, organisation_id, slug, title, locale, currency, goal, minimum, maximum, suggested_amounts, opens_at, closes_at, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '{2500,5000,10000}', $10, $11, $12)`,
      [id, organisationId, slug, title, locale, currency, goal, minimum, maximum, opensAt, closesAt, publishedAt],
    ),
  );
  return { id, organisationId, slug, currency };
}

export async function aDesignation({ transactions }: TestDatabase, campaign: MadeCampaign, slug = `fund-${next()}`): Promise<string> {
  const id: DesignationId = newId();
  await transactions.run('platform', (tx) =>
    tx.rows(`INSERT INTO designations (id, organisation_id, campaign_id, slug, title) VALUES ($1, $2, $3, $4, $4)`, [
      id,
      campaign.organisationId,
      campaign.id,
      slug,
    ]),
  );
  return slug;
}
