import { Injectable } from '@nestjs/common';
import { copyInto } from '../database/copy-into.js';
import { Transactions } from '../database/transactions.js';
import { GiveWay } from '../queues/give-way.js';
import type { OpenSheets, SheetRow } from '../sheets/sheet.js';
import type { SettledColumns } from './columns/settle-columns.js';
import { isAddedColumn } from './columns/field.js';
import { copyLine } from './copy-line.js';
import { withoutGuard } from './errors/csv-line.js';
import { FaultNotes } from './errors/fault-notes.js';
import { ImportTurns, type Turn } from './import-turns.js';
import type { Import } from './import.js';
import type { ImportKind, Reading, RowReader, StagedLine, WholeReading } from './kinds/import-kind.js';

export interface Staging {
  readonly turn: Turn;
  readonly of: Import;
  readonly kind: ImportKind;
  readonly reading: Reading;
  readonly columns: SettledColumns;
  readonly sheets: OpenSheets;
}

/** How often it is told how far the file is read, and looked whether it is still to be. */
const TELL_EVERY_MS = 500;
const LONGEST = `30min`;

/** About so many letters go to the database at once. */
const PIECE = 65_536;

/** So many rows of the file are shown with what they do. */
const SHOWN_ROWS = 100;

/** Checks rows one by one and brings those that are right into the staging, no faster than the database takes them. */
@Injectable()
export class StageRows {
  constructor(
    private readonly transactions: Transactions,
    private readonly turns: ImportTurns,
    private readonly giveWay: GiveWay,
  ) {}

  /** Answers which row is the last to be shown, and which the last of which anything is staged. @throws SheetError where the file ends before its end, TurnLost: then nothing is staged */
  async run(staging: Staging, batches: AsyncIterable<readonly SheetRow[]>): Promise<Pick<WholeReading, 'shownUpTo' | 'stagedUpTo'>> {
    const { organisationId } = staging.turn;
    const told = { shownUpTo: 0, stagedUpTo: 0 };
    await this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = '${LONGEST}'`);
      await copyInto(tx, 'staged_lines (reading_id, row_no, email, number, name, label, facts)', this.#lines(staging, batches, told));
    });
    await this.transactions.run({ organisationId }, (tx) => tx.rows('ANALYZE staged_lines'));
    return told;
  }

  async *#lines({ turn, of, kind, reading, columns, sheets }: Staging, batches: AsyncIterable<readonly SheetRow[]>, told: { shownUpTo: number; stagedUpTo: number }): AsyncGenerator<string> {
    const faults = new FaultNotes(this.transactions, reading);
    const giveWay = this.giveWay.begin();
    const readRow = await this.#reader(kind, columns, of);
    let [read, toldAt] = [0, performance.now()];
    const tell = () => this.#tell(turn, of, { read, rejected: faults.rows, bytes: sheets.progress().read });
    let text = '';
    for await (const batch of batches) {
      for (const row of batch) {
        if (columns.headerRow !== null && row.number <= columns.headerRow) continue;
        read += 1;
        if (read <= SHOWN_ROWS) told.shownUpTo = row.number;
        const checked = readRow(row);
        if ('faults' in checked) faults.add(row.number, checked.faults);
        else for (const line of checked.lines) text += toText(reading.readingId, (told.stagedUpTo = row.number), line);
      }
      await faults.write();
      if (text.length >= PIECE) {
        yield text;
        text = '';
      }
      await giveWay();
      if (performance.now() - toldAt < TELL_EVERY_MS) continue;
      await tell();
      toldAt = performance.now();
    }
    if (text !== '') yield text;
    await faults.writeAll();
    await tell();
  }

  /** Cells of an error file that came back bear a guard against formulas, which whoever wrote them did not write. */
  async #reader(kind: ImportKind, columns: SettledColumns, of: Import): Promise<RowReader> {
    const readRow = await kind.rowReader(columns, of);
    if (!columns.headers.some(isAddedColumn)) return readRow;
    return ({ number, cells }) => readRow({ number, cells: cells.map((cell) => (typeof cell === 'string' ? withoutGuard(cell) : cell)) });
  }

  /** Rows that were counted in an earlier attempt, of which some may have been taken since, stay counted as they were. */
  async #tell(turn: Turn, { status, isCounted }: Import, { read, rejected, bytes }: { read: number; rejected: number; bytes: number }): Promise<void> {
    const now = status === 'uploaded' ? 'reading' : status;
    const set = isCounted ? 'bytes_read = $4' : 'bytes_read = $4, rows_read = $5, rows_rejected = $6';
    await this.transactions.run(turn, (tx) => this.turns.change(tx, turn, now, set, isCounted ? [bytes] : [bytes, read, rejected]));
  }
}

function toText(readingId: string, row: number, { email = null, number = null, name = null, label = null, facts = null }: StagedLine): string {
  return copyLine([readingId, String(row), email, number, name, label, facts === null ? null : JSON.stringify(facts)]);
}
