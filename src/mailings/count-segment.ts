import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';
import type { Segment } from './segment.js';
import { segmentSql } from './segment.sql.js';

/** How many donors a segment has at this moment, whether or not a mailing would reach them. */
@Injectable()
export class CountSegment {
  constructor(private readonly transactions: Transactions) {}

  async run(organisationId: OrganisationId, segment: Segment): Promise<number> {
    const { sql, parameters } = segmentSql(organisationId, segment);
    const counted = await this.transactions.run({ organisationId }, (tx) => tx.row<{ donors: number }>(`SELECT count(*)::integer AS donors FROM (${sql}) AS donor`, parameters));
    return counted?.donors ?? 0;
  }
}
