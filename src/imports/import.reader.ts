import { Injectable } from '@nestjs/common';
import type { Scope } from '../database/scope.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { ImportId } from '../shared/ids.js';
import { faultText } from './errors/fault-text.js';
import { selectImports } from './import.sql.js';
import type { Import, PreviewRow } from './import.js';
import { ImportNotFound } from './imports.errors.js';

/** A fault of a row, told to people. */
export interface NotedFault {
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
  /** The beginning of what stands there. */
  readonly value: string | null;
}

export interface ImportRow extends Omit<Import, 'progress' | 'sameAs'> {
  bytesRead: number;
  planned: number;
  merged: number;
  stageBeganAt: Date | null;
  sameId: ImportId | null;
  sameFilename: string;
  sameAt: Date;
}

/** All reads of imports; every one within a scope. */
@Injectable()
export class ImportReader {
  constructor(private readonly transactions: Transactions) {}

  /** @throws ImportNotFound */
  get(scope: Scope, id: ImportId): Promise<Import> {
    return this.transactions.run(scope, (tx) => getImport(tx, id));
  }

  /** The latest first; those before `before`, which are older. */
  list(scope: Scope, { limit, before = null, kind = null }: { limit: number; before?: ImportId | null; kind?: string | null }): Promise<Import[]> {
    return this.transactions.run(scope, async (tx) => {
      const sql = `${selectImports} WHERE ($2::uuid IS NULL OR import.id < $2) AND ($3::text IS NULL OR import.kind = $3) ORDER BY import.id DESC LIMIT $1`;
      return (await tx.rows<ImportRow>(sql, [limit, before, kind])).map(toImport);
    });
  }

  /** What the first hundred rows do; empty until they are counted. */
  preview(scope: Scope, id: ImportId): Promise<readonly PreviewRow[]> {
    return this.transactions.run(scope, async (tx) => {
      const row = await tx.row<{ preview: readonly PreviewRow[] | null }>(`SELECT preview FROM imports WHERE id = $1`, [id]);
      return row?.preview ?? [];
    });
  }

  /** Faults behind row `after`. Only the first ten thousand are kept here: the error file has all. */
  listFaults(scope: Scope, id: ImportId, after: number, limit: number): Promise<NotedFault[]> {
    return this.transactions.run(scope, async (tx) => {
      const rows = await tx.rows<Omit<NotedFault, 'message'>>(
        `SELECT row_no AS row, column_name AS column, code, value FROM import_errors WHERE import_id = $1 AND row_no > $2 ORDER BY row_no, number LIMIT $3`,
        [id, after, limit],
      );
      return rows.map((fault) => ({ ...fault, message: faultText(fault) }));
    });
  }
}

/** @throws ImportNotFound */
export async function getImport(tx: Transaction, id: ImportId): Promise<Import> {
  const row = await tx.row<ImportRow>(`${selectImports} WHERE import.id = $1`, [id]);
  if (row === null) throw new ImportNotFound();
  return toImport(row);
}

/** What a row of the database says. */
export function toImport<Row extends ImportRow>({ bytesRead, planned, merged, stageBeganAt, sameId, sameFilename, sameAt, ...row }: Row) {
  return {
    ...row,
    progress: { bytesRead, planned, merged, stageBeganAt },
    sameAs: sameId === null ? null : { id: sameId, filename: sameFilename, at: sameAt },
  };
}
