import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { FIELDS_OF_KINDS } from '../columns/fields-of-kinds.js';
import { readSlug } from '../cells/read-slug.js';
import { readWhole, textReader } from '../cells/read-cell.js';
import { RowReading } from '../cells/row-reading.js';
import type { Import } from '../import.js';
import { byName, CampaignNames } from './campaign-names.js';
import { addDesignationsSql, changeDesignationsSql, planDesignationsSql, previewDesignationsSql, removeDesignationsSql, restoreDesignationsSql } from './designations.sql.js';
import type { Chunk, Columns, Effects, ImportKind, Merged, PlannedRows, Reading, RowReader } from './import-kind.js';
import { rejectContradictingFactsSql } from './reject.sql.js';
import { sumEffects } from './sum-effects.js';

type Whose = Pick<Reading, 'organisationId' | 'importId'>;

const LONGEST_TITLE = 300;

/** Funds within campaigns, known by their slug there. A new one needs a title. */
@Injectable()
export class DesignationsKind implements ImportKind {
  readonly name = 'designations';
  readonly fields = FIELDS_OF_KINDS.designations.fields;
  readonly required = FIELDS_OF_KINDS.designations.required;
  readonly chunkRows = 1_000;
  readonly previewSql = previewDesignationsSql;

  constructor(private readonly campaigns: CampaignNames) {}

  async rowReader(columns: Columns, of: Import): Promise<RowReader> {
    const findCampaign = byName(await this.campaigns.list(of.organisationId));
    const readText = textReader(LONGEST_TITLE);
    return ({ cells }) => {
      const reading = new RowReading(columns, cells);
      const named = reading.required('campaign', readText);
      const campaign = named === null ? null : findCampaign(named);
      if (named !== null && campaign === null) reading.refuse('campaign', 'campaign_unknown', named);
      const slug = reading.required('slug', readSlug);
      const title = reading.take('title', readText);
      if (campaign !== null && slug !== null && title === null && !campaign.designations.some((fund) => fund.slug === slug)) reading.refuse('title', 'required');
      return reading.checked([{ label: slug, number: campaign?.id ?? null, facts: { title, position: reading.take('position', readWhole) } }]);
    };
  }

  async reject(tx: Transaction, { organisationId, readingId, importId, headerOf }: Reading): Promise<void> {
    await tx.rows(rejectContradictingFactsSql, [organisationId, readingId, importId, headerOf['slug'] ?? null]);
  }

  async plan(tx: Transaction, { organisationId, readingId }: Reading): Promise<PlannedRows> {
    return (await tx.row<PlannedRows>(planDesignationsSql, [organisationId, readingId])) as PlannedRows;
  }

  async merge(tx: Transaction, { organisationId, readingId, importId, after, upTo }: Chunk): Promise<Merged> {
    const parameters = [organisationId, readingId, importId, after, upTo];
    return { effects: sumEffects(await tx.row<Effects>(changeDesignationsSql, parameters), await tx.row<Effects>(addDesignationsSql, parameters)) };
  }

  /** Pages read them as they are. */
  async settle(): Promise<void> {}

  async undo(tx: Transaction, { organisationId, importId }: Whose): Promise<Effects | null> {
    const gone = sumEffects(await tx.row<Effects>(restoreDesignationsSql, [organisationId, importId]), await tx.row<Effects>(removeDesignationsSql, [organisationId, importId]));
    return Object.keys(gone).length > 0 ? gone : null;
  }
}
