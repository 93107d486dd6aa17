import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import type { GivingDayId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';
import { DraftNotAcceptable } from './campaigns.errors.js';

/** The giving day that a campaign is to belong to. */
@Injectable()
export class OwnGivingDay {
  /** Null for a campaign that stands alone. @throws DraftNotAcceptable where the organisation of `tx` has no such day. */
  async idOf(tx: Transaction, slug: Slug | null): Promise<GivingDayId | null> {
    if (slug === null) return null;
    const day = await tx.row<{ id: GivingDayId }>(`SELECT id FROM giving_days WHERE slug = $1`, [slug]);
    if (day === null) throw new DraftNotAcceptable([{ field: 'givingDay', code: 'unknown', message: 'is no giving day of this organisation' }]);
    return day.id;
  }
}
