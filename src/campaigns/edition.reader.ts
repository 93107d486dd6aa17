import { Injectable } from '@nestjs/common';
import { DataSource, type EntityTarget } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { Organisation } from '../organisations/organisation.entity.js';
import type { Slug } from '../shared/slug.js';
import { Campaign } from './campaign.entity.js';
import { Designation } from './designation.entity.js';
import { findEditionsSql } from './find-editions.sql.js';
import { GivingDay } from './giving-day.entity.js';

/** Which pages are asked about. */
export interface EditionsWanted {
  readonly campaigns: readonly Slug[];
  readonly givingDays: readonly Slug[];
  /** How much the front page shows; null where it is not asked about. */
  readonly home: { readonly givingDays: number; readonly campaigns: number } | null;
}

/** `text` differs whenever what is written on the page does, figures and gifts aside. */
export interface Edition {
  readonly kind: 'campaign' | 'givingDay' | 'home';
  /** Empty for the front page. */
  readonly slug: string;
  readonly edition: string;
}

/** Tells editions of what is written apart, for all pages by one question. */
@Injectable()
export class EditionReader {
  readonly #sql: string;

  constructor(
    private readonly transactions: Transactions,
    dataSource: DataSource,
  ) {
    const written = (entity: EntityTarget<object>) => {
      const names = dataSource.getMetadata(entity).columns.map(({ databaseName }) => databaseName);
      return [...new Set(names)].filter((name) => !name.startsWith('cached_'));
    };
    this.#sql = findEditionsSql({
      organisations: written(Organisation),
      giving_days: written(GivingDay),
      campaigns: written(Campaign),
      designations: written(Designation),
    });
  }

  /** Without those that are not there or not published. */
  find({ campaigns, givingDays, home }: EditionsWanted): Promise<Edition[]> {
    const parameters = [campaigns, givingDays, home !== null, home?.givingDays ?? 0, home?.campaigns ?? 0];
    return this.transactions.run('public', (tx) => tx.rows<Edition>(this.#sql, parameters));
  }
}
