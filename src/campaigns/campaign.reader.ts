import { Injectable } from '@nestjs/common';
import { IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import type { CampaignId, DesignationId, GivingDayId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';
import { Campaign } from './campaign.entity.js';
import { Designation } from './designation.entity.js';

/** A published campaign with the funds a donor may choose. */
export interface PublishedCampaign {
  readonly campaign: Campaign;
  readonly designations: readonly Designation[];
}

const IS_PUBLISHED = { publishedAt: Not(IsNull()) } as const;

/** What anyone may read of campaigns: the published ones. */
@Injectable()
export class CampaignReader {
  constructor(private readonly transactions: Transactions) {}

  findPublished(slug: Slug): Promise<PublishedCampaign | null> {
    return this.transactions.run('public', async ({ manager }) => {
      // One statement: `findOne` with relations would first look for the id alone.
      const campaign = await manager
        .createQueryBuilder(Campaign, 'campaign')
        .innerJoinAndSelect('campaign.organisation', 'organisation')
        .leftJoinAndSelect('campaign.givingDay', 'givingDay')
        .where('campaign.slug = :slug AND campaign.publishedAt IS NOT NULL', { slug })
        .getOne();
      if (campaign === null) return null;
      const designations = await manager.find(Designation, { where: { campaignId: campaign.id }, order: { position: 'ASC', slug: 'ASC' } });
      return { campaign, designations };
    });
  }

  /** Those of `slugs` that are published campaigns. */
  async findPublishedSlugs(slugs: readonly Slug[]): Promise<Slug[]> {
    if (slugs.length === 0) return [];
    const rows = await this.transactions.run('public', (tx) =>
      tx.rows<{ slug: Slug }>(`SELECT slug FROM campaigns WHERE slug = ANY ($1) AND published_at IS NOT NULL`, [slugs]),
    );
    return rows.map(({ slug }) => slug);
  }

  /** Also unpublished: for those who hold a donation to it. */
  getOfDonation(id: CampaignId): Promise<Campaign> {
    return this.transactions.run('platform', ({ manager }) =>
      manager.findOneOrFail(Campaign, { where: { id }, relations: { organisation: true, givingDay: true } }),
    );
  }

  async findDesignationTitle(id: DesignationId | null): Promise<string | null> {
    if (id === null) return null;
    const designation = await this.transactions.run('public', ({ manager }) => manager.findOneBy(Designation, { id }));
    return designation?.title ?? null;
  }

  /** The campaigns of a giving day, in the order its organisation gave them. */
  listOfGivingDay(givingDayId: GivingDayId): Promise<Campaign[]> {
    return this.#list({ givingDayId });
  }

  /** How many campaigns each giving day has. */
  async countByGivingDay(givingDayIds: readonly GivingDayId[]): Promise<ReadonlyMap<GivingDayId, number>> {
    const rows = await this.transactions.run('public', (tx) =>
      tx.rows<{ id: GivingDayId; count: number }>(
        `SELECT giving_day_id AS id, count(*)::integer AS count FROM campaigns
         WHERE giving_day_id = ANY ($1::uuid[]) AND published_at IS NOT NULL GROUP BY giving_day_id`,
        [givingDayIds],
      ),
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** Up to `limit` campaigns that belong to no giving day. */
  listStandalone(limit: number): Promise<Campaign[]> {
    return this.#list({ givingDayId: IsNull() }, limit);
  }

  #list(where: FindOptionsWhere<Campaign>, limit?: number): Promise<Campaign[]> {
    return this.transactions.run('public', ({ manager }) =>
      manager.find(Campaign, {
        where: { ...where, ...IS_PUBLISHED },
        relations: { organisation: true },
        order: { position: 'ASC', slug: 'ASC' },
        ...(limit === undefined ? {} : { take: limit }),
      }),
    );
  }
}
