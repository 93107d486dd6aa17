import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import type { Slug } from '../shared/slug.js';
import { GivingDay } from './giving-day.entity.js';

const IS_PUBLISHED = { publishedAt: Not(IsNull()) } as const;

/** What anyone may read of giving days: the published ones. */
@Injectable()
export class GivingDayReader {
  constructor(private readonly transactions: Transactions) {}

  findPublished(slug: Slug): Promise<GivingDay | null> {
    return this.transactions.run('public', ({ manager }) =>
      manager.findOne(GivingDay, { where: { slug, ...IS_PUBLISHED }, relations: { organisation: true } }),
    );
  }

  /** Those of `slugs` that are published giving days. */
  async findPublishedSlugs(slugs: readonly Slug[]): Promise<Slug[]> {
    if (slugs.length === 0) return [];
    const rows = await this.transactions.run('public', (tx) =>
      tx.rows<{ slug: Slug }>(`SELECT slug FROM giving_days WHERE slug = ANY ($1) AND published_at IS NOT NULL`, [slugs]),
    );
    return rows.map(({ slug }) => slug);
  }

  /** The latest giving days, those that end last first. */
  listPublished(limit: number): Promise<GivingDay[]> {
    return this.transactions.run('public', ({ manager }) =>
      manager.find(GivingDay, { where: IS_PUBLISHED, relations: { organisation: true }, order: { endsAt: 'DESC' }, take: limit }),
    );
  }
}
