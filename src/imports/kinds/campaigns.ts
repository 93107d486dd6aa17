import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { FIELDS_OF_KINDS } from '../columns/fields-of-kinds.js';
import type { Import } from '../import.js';
import { CampaignNames } from './campaign-names.js';
import { campaignRowReader } from './campaign-rows.js';
import {
  addCampaignsSql,
  changeCampaignsSql,
  planCampaignsSql,
  previewCampaignsSql,
  rejectCurrenciesSql,
  rejectForeignSlugsSql,
  rejectPeriodsSql,
  rejectRangesSql,
  removeCampaignsSql,
  restoreCampaignsSql,
} from './campaigns.sql.js';
import { DayNames } from './day-names.js';
import type { Chunk, Columns, Effects, ImportKind, Merged, PlannedRows, Reading, RowReader } from './import-kind.js';
import { rejectContradictingFactsSql } from './reject.sql.js';
import { sumEffects } from './sum-effects.js';

type Whose = Pick<Reading, 'organisationId' | 'importId'>;

/** Campaigns, known by their slug. A new one needs a title and a currency, and has what else it does not say from its giving day. */
@Injectable()
export class CampaignsKind implements ImportKind {
  readonly name = 'campaigns';
  readonly fields = FIELDS_OF_KINDS.campaigns.fields;
  readonly required = FIELDS_OF_KINDS.campaigns.required;
  readonly chunkRows = 500;
  readonly previewSql = previewCampaignsSql;

  constructor(
    private readonly campaigns: CampaignNames,
    private readonly days: DayNames,
  ) {}

  async rowReader(columns: Columns, { organisationId }: Import): Promise<RowReader> {
    return campaignRowReader(columns, await this.campaigns.list(organisationId), await this.days.list(organisationId));
  }

  async reject(tx: Transaction, { organisationId, readingId, importId, headerOf }: Reading): Promise<void> {
    const told = [organisationId, readingId, importId];
    await tx.rows(rejectContradictingFactsSql, [...told, headerOf['slug'] ?? null]);
    await tx.rows(rejectForeignSlugsSql, [...told, headerOf['slug'] ?? null]);
    await tx.rows(rejectCurrenciesSql, [...told, headerOf['currency'] ?? null]);
    await tx.rows(rejectPeriodsSql, [...told, headerOf['closes'] ?? headerOf['opens'] ?? null]);
    await tx.rows(rejectRangesSql, [...told, headerOf['minimum'] ?? headerOf['maximum'] ?? null]);
  }

  async plan(tx: Transaction, { organisationId, readingId }: Reading): Promise<PlannedRows> {
    return (await tx.row<PlannedRows>(planCampaignsSql, [organisationId, readingId])) as PlannedRows;
  }

  async merge(tx: Transaction, { organisationId, readingId, importId, after, upTo }: Chunk): Promise<Merged> {
    const parameters = [organisationId, readingId, importId, after, upTo];
    return { effects: sumEffects(await tx.row<Effects>(changeCampaignsSql, parameters), await tx.row<Effects>(addCampaignsSql, parameters)) };
  }

  /** Pages read them as they are. */
  async settle(): Promise<void> {}

  async undo(tx: Transaction, { organisationId, importId }: Whose): Promise<Effects | null> {
    const gone = sumEffects(await tx.row<Effects>(restoreCampaignsSql, [organisationId, importId]), await tx.row<Effects>(removeCampaignsSql, [organisationId, importId]));
    return Object.keys(gone).length > 0 ? gone : null;
  }
}
