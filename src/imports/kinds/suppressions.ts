import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { parseEmail } from '../../shared/email-address.js';
import type { SheetRow } from '../../sheets/sheet.js';
import { cellText } from '../cells/cell-text.js';
import { readEmail, textReader } from '../cells/read-cell.js';
import { readInstant } from '../cells/read-instant.js';
import { RowReading } from '../cells/row-reading.js';
import { readReason } from '../cells/suppression-reason.js';
import type { FieldColumns } from '../columns/field.js';
import { FIELDS_OF_KINDS } from '../columns/fields-of-kinds.js';
import type { Chunk, Columns, Effects, ImportKind, Merged, PlannedRows, Reading, RowReader } from './import-kind.js';
import { sumEffects } from './sum-effects.js';
import { addSuppressionsSql, liftSuppressionsSql, planSuppressionsSql, previewSuppressionsSql, rejectUnknownListsSql, removeSuppressionsSql } from './suppressions.sql.js';

type Whose = Pick<Reading, 'organisationId' | 'importId'>;

const LONGEST_SLUG = 80;

/** Addresses that get no mailings any more, of one list or of all, as another mail system knew them. Never lifts anything. */
@Injectable()
export class SuppressionsKind implements ImportKind {
  readonly name = 'suppressions';
  readonly fields = FIELDS_OF_KINDS.suppressions.fields;
  readonly required = FIELDS_OF_KINDS.suppressions.required;
  readonly chunkRows = 20_000;
  readonly previewSql = previewSuppressionsSql;

  /** Often it is a bare list of addresses. */
  columnsWithoutHeader({ cells }: SheetRow): FieldColumns | null {
    const addresses = [...cells.entries()].filter(([, cell]) => parseEmail(cellText(cell).text ?? '').ok);
    return addresses.length === 1 ? { email: [addresses[0]![0]] } : null;
  }

  rowReader(columns: Columns): RowReader {
    const readList = textReader(LONGEST_SLUG);
    return ({ cells }) => {
      const reading = new RowReading(columns, cells);
      const email = reading.required('email', readEmail);
      const label = reading.take('list', readList);
      const facts = { reason: reading.take('reason', readReason) ?? 'unsubscribed', since: reading.take('since', readInstant) };
      return reading.checked([{ email, label, facts }]);
    };
  }

  async reject(tx: Transaction, { organisationId, readingId, importId, headerOf }: Reading): Promise<void> {
    await tx.rows(rejectUnknownListsSql, [organisationId, readingId, importId, headerOf['list'] ?? null]);
  }

  async plan(tx: Transaction, { organisationId, readingId }: Reading): Promise<PlannedRows> {
    return (await tx.row<PlannedRows>(planSuppressionsSql, [organisationId, readingId])) as PlannedRows;
  }

  async merge(tx: Transaction, { organisationId, readingId, importId, after, upTo }: Chunk): Promise<Merged> {
    return { effects: sumEffects(await tx.row<Effects>(addSuppressionsSql, [organisationId, readingId, importId, after, upTo])) };
  }

  /** Whoever sends looks at the suppressions themselves. */
  async settle(): Promise<void> {}

  async undo(tx: Transaction, { organisationId, importId }: Whose): Promise<Effects | null> {
    const lifted = await tx.row<Effects>(liftSuppressionsSql, [organisationId, importId]);
    const gone = sumEffects(lifted, await tx.row<Effects>(removeSuppressionsSql, [organisationId, importId]));
    return Object.keys(gone).length > 0 ? gone : null;
  }
}
