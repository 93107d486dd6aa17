import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { OfflineGifts, type OfflineGift } from '../../donations/offline-gifts.js';
import { FIELDS_OF_KINDS } from '../columns/fields-of-kinds.js';
import type { Import } from '../import.js';
import { CampaignNames } from './campaign-names.js';
import type { Chunk, Columns, Effects, ImportKind, Merged, PlannedRows, Reading, RowReader } from './import-kind.js';
import { giftRowReader } from './gift-rows.js';
import { listGiftsSql, planGiftsSql, previewGiftsSql, rejectTakenReferencesSql } from './offline-donations.sql.js';
import { rejectUnknownDonorsSql } from './reject.sql.js';
import { sumEffects } from './sum-effects.js';
import { removeMadeDonorsSql } from './made-donors.sql.js';

type Whose = Pick<Reading, 'organisationId' | 'importId'>;

/** So many are reversed in one transaction. */
const REVERSED_AT_ONCE = 1_000;

/** Gifts that came by cheque, transfer or in cash: booked like any other, each once, and without a mail to anybody. */
@Injectable()
export class OfflineDonationsKind implements ImportKind {
  readonly name = 'offline-donations';
  readonly fields = FIELDS_OF_KINDS['offline-donations'].fields;
  readonly required = FIELDS_OF_KINDS['offline-donations'].required;
  // Donors stay locked until their gifts are committed, and whoever gives online meanwhile waits for that.
  readonly chunkRows = 500;
  readonly previewSql = previewGiftsSql;

  constructor(
    private readonly gifts: OfflineGifts,
    private readonly campaigns: CampaignNames,
  ) {}

  async rowReader(columns: Columns, of: Import): Promise<RowReader> {
    return giftRowReader(columns, of, await this.campaigns.list(of.organisationId));
  }

  async reject(tx: Transaction, { organisationId, readingId, importId, headerOf }: Reading): Promise<void> {
    await tx.rows(rejectUnknownDonorsSql, [organisationId, readingId, importId, headerOf['number'] ?? null, 0]);
    await tx.rows(rejectTakenReferencesSql, [organisationId, readingId, importId, headerOf['reference'] ?? null]);
  }

  async plan(tx: Transaction, { organisationId, readingId }: Reading): Promise<PlannedRows> {
    return (await tx.row<PlannedRows>(planGiftsSql, [organisationId, readingId])) as PlannedRows;
  }

  async merge(tx: Transaction, { organisationId, importId, readingId, after, upTo }: Chunk): Promise<Merged> {
    const gifts = await tx.rows<OfflineGift>(listGiftsSql, [readingId, after, upTo]);
    const booked = await this.gifts.book(tx, { organisationId, importId }, gifts);
    return { effects: { donations: booked.gifts, donors: booked.donors } };
  }

  /** Totals have been told by each booking. */
  async settle(): Promise<void> {}

  async undo(tx: Transaction, whose: Whose): Promise<Effects | null> {
    const donations = await this.gifts.reverse(tx, whose, REVERSED_AT_ONCE);
    if (donations > 0) return { donations };
    const gone = sumEffects(await tx.row<Effects>(removeMadeDonorsSql, [whose.organisationId, whose.importId]));
    return Object.keys(gone).length > 0 ? gone : null;
  }
}
