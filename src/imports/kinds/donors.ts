import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { FIELDS_OF_KINDS } from '../columns/fields-of-kinds.js';
import { RowReading } from '../cells/row-reading.js';
import { readEmail, textReader } from '../cells/read-cell.js';
import {
  addDonorsSql,
  changeDonorsSql,
  planDonorsSql,
  previewDonorsSql,
  rejectContradictionsSql,
  rejectTakenNumbersSql,
  restoreDonorsSql,
} from './donors.sql.js';
import { removeMadeDonorsSql } from './made-donors.sql.js';
import type { Chunk, Columns, Effects, ImportKind, Merged, PlannedRows, Reading, RowReader } from './import-kind.js';
import { sumEffects } from './sum-effects.js';

type Whose = Pick<Reading, 'organisationId' | 'importId'>;

const LONGEST_NAME = 200;
const LONGEST_NUMBER = 100;

/** People, known by their address. What a cell leaves empty stays as it is; a number is of one donor alone. */
@Injectable()
export class DonorsKind implements ImportKind {
  readonly name = 'donors';
  readonly fields = FIELDS_OF_KINDS.donors.fields;
  readonly required = FIELDS_OF_KINDS.donors.required;
  readonly chunkRows = 20_000;
  readonly previewSql = previewDonorsSql;

  rowReader(columns: Columns): RowReader {
    const [readName, readNumber] = [textReader(LONGEST_NAME), textReader(LONGEST_NUMBER)];
    return ({ cells }) => {
      const reading = new RowReading(columns, cells);
      const line = { email: reading.required('email', readEmail), name: reading.take('name', readName), number: reading.take('number', readNumber) };
      return reading.checked([line]);
    };
  }

  async reject(tx: Transaction, { organisationId, readingId, importId, headerOf }: Reading): Promise<void> {
    await tx.rows(rejectContradictionsSql, [organisationId, readingId, importId, headerOf['email'] ?? null]);
    await tx.rows(rejectTakenNumbersSql, [organisationId, readingId, importId, headerOf['number'] ?? null]);
  }

  async plan(tx: Transaction, { organisationId, readingId }: Reading): Promise<PlannedRows> {
    return (await tx.row<PlannedRows>(planDonorsSql, [organisationId, readingId])) as PlannedRows;
  }

  async merge(tx: Transaction, { organisationId, readingId, importId, after, upTo }: Chunk): Promise<Merged> {
    const parameters = [organisationId, readingId, importId, after, upTo];
    const changed = await tx.row<Effects>(changeDonorsSql, parameters);
    return { effects: sumEffects(changed, await tx.row<Effects>(addDonorsSql, parameters)) };
  }

  /** Nothing that is shown to others follows from a name. */
  async settle(): Promise<void> {}

  async undo(tx: Transaction, { organisationId, importId }: Whose): Promise<Effects | null> {
    const restored = await tx.row<Effects>(restoreDonorsSql, [organisationId, importId]);
    const gone = sumEffects(restored, await tx.row<Effects>(removeMadeDonorsSql, [organisationId, importId]));
    return Object.keys(gone).length > 0 ? gone : null;
  }
}
