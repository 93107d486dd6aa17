import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { newId } from '../shared/ids.js';
import type { OpenSheets, SheetRow } from '../sheets/sheet.js';
import { ColumnMemory } from './columns/column-memory.js';
import { repeatedHeaders, toChoice } from './columns/choose-columns.js';
import { ColumnsRefused, settleColumns, type SettledColumns } from './columns/settle-columns.js';
import { HEADER_WITHIN } from './columns/find-header.js';
import { ImportFiles } from './import-files.js';
import { ImportRefused } from './import-stopped.js';
import { ImportTurns, type Turn } from './import-turns.js';
import type { Import, ImportFindings } from './import.js';
import type { ImportKind, Reading, WholeReading } from './kinds/import-kind.js';
import { StageRows } from './stage-rows.js';

/** Rows that are looked at before any is staged: some below the longest preamble there may be. */
const LOOKED_AT = HEADER_WITHIN + 180;

const NO_COLUMNS: SettledColumns = { headers: [], at: {}, headerRow: null, by: 'names' };

/** Reads a stored file from its beginning to its end into the staging. */
@Injectable()
export class ReadImport {
  constructor(
    private readonly files: ImportFiles,
    private readonly memory: ColumnMemory,
    private readonly stage: StageRows,
    private readonly turns: ImportTurns,
    private readonly transactions: Transactions,
  ) {}

  /** @throws ImportRefused, SheetError, StorageError, TurnLost */
  async run(turn: Turn, of: Import, kind: ImportKind): Promise<WholeReading> {
    return this.files.withSheets(of, (sheets) => this.#read(turn, of, kind, sheets));
  }

  async #read(turn: Turn, of: Import, kind: ImportKind, sheets: OpenSheets): Promise<WholeReading> {
    try {
      return await this.#readSheet(turn, of, kind, sheets, chooseSheet(sheets, of.options.sheet));
    } catch (error) {
      // Whoever is to say what was meant must see what there is.
      if (error instanceof ColumnsRefused) await this.#noteFindings(turn, findingsOf(sheets, chooseSheet(sheets, of.options.sheet), error.seen));
      else if (error instanceof ImportRefused) await this.#noteFindings(turn, findingsOf(sheets, '', NO_COLUMNS));
      throw error;
    }
  }

  async #readSheet(turn: Turn, of: Import, kind: ImportKind, sheets: OpenSheets, sheet: string): Promise<WholeReading> {
    const batches = sheets.rows(sheet)[Symbol.asyncIterator]();
    const first = await take(batches, LOOKED_AT);
    if (first.length === 0) throw new ImportRefused({ code: 'no_rows', message: 'The file has no rows.' });
    const columns = settleColumns(kind, first, { request: of.options.columns, memory: await this.memory.recall(of) });
    const reading = { ...turn, readingId: newId<'Reading'>(), headerOf: headersOf(columns) };
    await this.#note(turn, of, reading, findingsOf(sheets, sheet, columns));
    const staged = await this.stage.run({ turn, of, kind, reading, columns, sheets }, restOf(first, batches));
    await this.#noteFindings(turn, findingsOf(sheets, sheet, columns));
    if (columns.by === 'request' && columns.headerRow !== null) await this.memory.remember(of, columns.headers, toChoice(columns.headers, columns.at));
    return { ...reading, ...staged };
  }

  async #note(turn: Turn, { status }: Import, { readingId }: Reading, findings: ImportFindings): Promise<void> {
    await this.transactions.run(turn, async (tx) => {
      // What an attempt before this one found is found again.
      await tx.rows(`DELETE FROM import_errors WHERE import_id = $1`, [turn.importId]);
      const next = status === 'uploaded' ? 'reading' : status;
      const set = `status = $4, reading_id = $5, findings = $6, bytes_read = 0, stage_began_at = now()`;
      await this.turns.change(tx, turn, status, set, [next, readingId, JSON.stringify(findings)]);
    });
  }

  /** Again when all is read: warnings grow. */
  async #noteFindings({ organisationId, importId }: Turn, findings: ImportFindings): Promise<void> {
    await this.transactions.run({ organisationId }, (tx) => tx.rows(`UPDATE imports SET findings = $2 WHERE id = $1`, [importId, JSON.stringify(findings)]));
  }
}

/** @throws ImportRefused */
function chooseSheet({ sheets }: OpenSheets, wanted: string | null): string {
  const names = () => sheets.map(({ name }) => name).join(', ');
  if (wanted !== null && !sheets.some(({ name }) => name === wanted))
    throw new ImportRefused({ code: 'sheet_unknown', message: `There is no sheet "${wanted}". There are: ${names()}.` });
  const shown = sheets.filter(({ hidden }) => !hidden);
  if (wanted === null && shown.length > 1) throw new ImportRefused({ code: 'sheet_unclear', message: `Say which sheet is meant. There are: ${names()}.` });
  const chosen = wanted ?? shown[0]?.name ?? sheets[0]?.name;
  if (chosen === undefined) throw new ImportRefused({ code: 'no_rows', message: 'The file has no sheet.' });
  return chosen;
}

async function take(batches: AsyncIterator<readonly SheetRow[]>, most: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  while (rows.length < most) {
    const { value, done } = await batches.next();
    if (done) break;
    rows.push(...value);
  }
  return rows;
}

async function* restOf(first: readonly SheetRow[], batches: AsyncIterator<readonly SheetRow[]>): AsyncGenerator<readonly SheetRow[]> {
  yield first;
  for (;;) {
    const { value, done } = await batches.next();
    if (done) return;
    yield value;
  }
}

function headersOf({ headers, at }: SettledColumns): Record<string, string> {
  return Object.fromEntries(Object.entries(at).map(([field, [column = -1]]) => [field, headers[column] ?? '']));
}

function findingsOf({ format, sheets, warnings }: OpenSheets, sheet: string, { headers, at, headerRow, by }: SettledColumns): ImportFindings {
  const fieldOf = new Map(Object.entries(at).flatMap(([field, columns]) => columns.map((column) => [column, field] as const)));
  const repeated = repeatedHeaders(headers);
  const own = repeated.length === 0 ? [] : [{ code: 'headers_repeated', message: `More than one column is called ${repeated.map((name) => `"${name}"`).join(', ').slice(0, 500)}: the first of them counts, unless it may be said more than once.` }];
  return {
    ...{ format, sheet, sheets: [...sheets], headerRow, columnsBy: by },
    columns: headers.map((header, column) => ({ header, field: fieldOf.get(column) ?? null })),
    warnings: [...own, ...warnings],
  };
}
