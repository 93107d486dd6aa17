import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { lockLabels } from '../../donations/keep-campaign-tags.js';
import { RefreshDonorTags } from '../../donations/refresh-donor-tags.js';
import type { OrganisationId } from '../../shared/ids.js';
import type { SheetRow } from '../../sheets/sheet.js';
import type { FieldColumns } from '../columns/field.js';
import { FIELDS_OF_KINDS } from '../columns/fields-of-kinds.js';
import { rejectUnknownDonorsSql } from './reject.sql.js';
import { removeMadeDonorsSql } from './made-donors.sql.js';
import type { Chunk, Columns, Effects, ImportKind, PlannedRows, Reading, RowReader } from './import-kind.js';
import { sumEffects } from './sum-effects.js';
import { flagColumns, tagRowReader } from './tag-rows.js';
import {
  addLabelsOfMadeDonorsSql,
  addLabelsSql,
  addTagsSql,
  addTaggedDonorsSql,
  findDonorsSql,
  listTagsSql,
  planLabelsSql,
  previewLabelsSql,
} from './tags.sql.js';
import { forgetConfirmedSql, leaveConfirmedSql, leaveNeededDonorsSql, leaveNeededTagsSql, removeLabelsSql, removeUnusedTagsSql } from './undo-tags.sql.js';

type Whose = Pick<Reading, 'organisationId' | 'importId'>;

/** Clients' labels on donors: put on, never taken off. Whoever is not known yet becomes a donor, to be named when they give. */
@Injectable()
export class TagsKind implements ImportKind {
  readonly name = 'tags';
  readonly fields = FIELDS_OF_KINDS.tags.fields;
  readonly required = FIELDS_OF_KINDS.tags.required;
  readonly chunkRows = 50_000;
  readonly previewSql = previewLabelsSql;

  constructor(private readonly refresh: RefreshDonorTags) {}

  columnsByContent(columns: Columns, rows: readonly SheetRow[]): FieldColumns {
    return columns.at['tags'] === undefined ? { flags: flagColumns(columns, rows) } : {};
  }

  rowReader(columns: Columns): RowReader {
    return tagRowReader(columns);
  }

  async reject(tx: Transaction, { organisationId, readingId, importId, headerOf }: Reading): Promise<void> {
    await tx.rows(rejectUnknownDonorsSql, [organisationId, readingId, importId, headerOf['number'] ?? null]);
  }

  async plan(tx: Transaction, { organisationId, readingId, importId }: Reading): Promise<PlannedRows> {
    await tx.rows(forgetConfirmedSql, [importId]);
    const tags = await tagsOf(tx, organisationId);
    return (await tx.row<PlannedRows>(planLabelsSql, [organisationId, readingId, importId, ...tags])) as PlannedRows;
  }

  async merge(tx: Transaction, { organisationId, readingId, importId, after, upTo }: Chunk): Promise<Effects> {
    const parameters = [organisationId, readingId, importId, after, upTo];
    await lockLabels(tx, organisationId);
    const tags = await tx.row<Effects>(addTagsSql, parameters);
    const made = await madeDonors(tx, parameters);
    const labelling = [...parameters, ...(await tagsOf(tx, organisationId))];
    const labels = await tx.row<Effects>(addLabelsSql, labelling);
    return sumEffects(tags, { donors: made.count }, labels, await tx.row<Effects>(addLabelsOfMadeDonorsSql, [...labelling, made.ids, made.emails]));
  }

  async settle(tx: Transaction, { organisationId, importId }: Whose): Promise<void> {
    await this.refresh.ofImport(tx, organisationId, importId);
  }

  /**
   * What another import says too is left to it. All other labels at once: that takes less than a second for half a million.
   * The donors it made go in parts.
   */
  async undo(tx: Transaction, whose: Whose): Promise<Effects | null> {
    const parameters = [whose.organisationId, whose.importId];
    await lockLabels(tx, whose.organisationId);
    await tx.rows(forgetConfirmedSql, [whose.importId]);
    const left = await tx.row<Effects>(leaveConfirmedSql, parameters);
    const labels = await this.refresh.after(tx, whose, () => tx.row<Effects>(removeLabelsSql, parameters));
    if (Object.values(sumEffects(left, labels)).some((count) => count > 0)) for (const sql of [leaveNeededTagsSql, leaveNeededDonorsSql]) await tx.rows(sql, parameters);
    const gone = sumEffects(labels, await tx.row<Effects>(removeUnusedTagsSql, parameters), await tx.row<Effects>(removeMadeDonorsSql, parameters));
    return Object.values(gone).some((count) => count > 0) ? gone : null;
  }
}

async function tagsOf(tx: Transaction, organisationId: OrganisationId): Promise<[ids: readonly string[], names: readonly string[]]> {
  const tags = await tx.row<{ ids: string[]; names: string[] }>(listTagsSql, [organisationId]);
  return [tags?.ids ?? [], tags?.names ?? []];
}

interface MadeDonors {
  readonly count: number;
  /** Of those and of whom somebody else has made since the plan, with their addresses beside them. */
  readonly ids: readonly string[];
  readonly emails: readonly string[];
}

async function madeDonors(tx: Transaction, parameters: readonly unknown[]): Promise<MadeDonors> {
  const made = await tx.row<{ donors: number; ids: string[]; emails: string[]; others: string[] }>(addTaggedDonorsSql, parameters);
  if (made === null) return { count: 0, ids: [], emails: [] };
  const others = made.others.length === 0 ? [] : await tx.rows<{ id: string; email: string }>(findDonorsSql, [parameters[0], made.others]);
  return { count: made.donors, ids: [...made.ids, ...others.map(({ id }) => id)], emails: [...made.emails, ...others.map(({ email }) => email)] };
}
