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
import type { Chunk, Columns, Effects, ImportKind, Merged, PlannedRows, Reading, RowReader } from './import-kind.js';
import { sumEffects } from './sum-effects.js';
import { flagColumns, tagRowReader } from './tag-rows.js';
import {
  addLabelsOfMadeDonorsSql,
  addLabelsSql,
  addTagsSql,
  addTaggedDonorsSql,
  findDonorsSql,
  listTagsSql,
  countLabelsSql,
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
  readonly isByRows = true;
  readonly previewSql = previewLabelsSql;

  constructor(private readonly refresh: RefreshDonorTags) {}

  columnsByContent(columns: Columns, rows: readonly SheetRow[]): FieldColumns {
    return columns.at['tags'] === undefined ? { flags: flagColumns(columns, rows) } : {};
  }

  rowReader(columns: Columns): RowReader {
    return tagRowReader(columns);
  }

  async reject(tx: Transaction, { organisationId, readingId, importId, headerOf }: Reading, after: number): Promise<void> {
    if (headerOf['number'] !== undefined) await tx.rows(rejectUnknownDonorsSql, [organisationId, readingId, importId, headerOf['number'], after]);
  }

  async plan(tx: Transaction, { organisationId, readingId }: Reading): Promise<PlannedRows> {
    return (await tx.row<PlannedRows>(countLabelsSql, [organisationId, readingId, ...(await tagsOf(tx, organisationId))])) as PlannedRows;
  }

  async merge(tx: Transaction, { organisationId, readingId, importId, after, upTo, headerOf }: Chunk): Promise<Merged> {
    const parameters = [organisationId, readingId, importId, after, upTo];
    await lockLabels(tx, organisationId);
    if (after === 0) await tx.rows(forgetConfirmedSql, [importId]);
    const tags = await tx.row<Effects>(addTagsSql, parameters);
    const labelling = [...parameters, ...(await tagsOf(tx, organisationId))];
    const ofKnown = await labelled(tx, addLabelsSql(headerOf['number'] !== undefined), labelling);
    if (ofKnown.unknown.length === 0) return merged([ofKnown], tags);
    const made = await madeDonors(tx, [...parameters, [...new Set(ofKnown.unknown)]]);
    return merged([ofKnown, await labelled(tx, addLabelsOfMadeDonorsSql, [...labelling, made.ids, made.emails])], tags, { donors: made.count });
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

interface Labelled {
  readonly new: number;
  readonly unchanged: number;
  readonly duplicate: number;
  readonly labels: number;
  /** Addresses that are nobody's yet, one for each label. */
  readonly unknown: readonly string[];
}

async function labelled(tx: Transaction, sql: string, parameters: readonly unknown[]): Promise<Labelled> {
  return (await tx.row<Labelled>(sql, parameters)) as Labelled;
}

function merged(parts: readonly Labelled[], ...effects: readonly (Effects | null)[]): Merged {
  const sum = (noun: 'new' | 'unchanged' | 'duplicate' | 'labels') => parts.reduce((total, part) => total + part[noun], 0);
  return { effects: sumEffects(...effects, { labels: sum('labels') }), rows: { new: sum('new'), changed: 0, unchanged: sum('unchanged'), duplicate: sum('duplicate') } };
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
