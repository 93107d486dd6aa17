import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { ImportReader } from './import.reader.js';
import { ImportVerbs } from './import-verbs.js';
import { ImportTurns, type Turn } from './import-turns.js';
import type { FoundColumn, Import } from './import.js';
import { ImportKinds } from './kinds/import-kinds.js';
import type { ImportKind, Reading } from './kinds/import-kind.js';

/** What happens to an import, one step after the other. */
@Injectable()
export class ImportSteps {
  constructor(
    private readonly imports: ImportReader,
    private readonly kinds: ImportKinds,
    private readonly transactions: Transactions,
    private readonly turns: ImportTurns,
    private readonly verbs: ImportVerbs,
  ) {}

  /** @throws TurnLost, ImportRefused, SheetError, StorageError */
  async run(turn: Turn): Promise<void> {
    const of = await this.imports.get(turn, turn.importId);
    const kind = this.kinds.get(of.kind);
    if (of.status === 'undoing') return this.verbs.takeBack.run(turn, kind);
    const planned = of.status === 'merging' ? await this.#findReading(turn, of) : null;
    if (planned !== null) return this.verbs.merge.run(turn, kind, planned, of.progress);
    await this.#fromTheFile(turn, of, kind);
  }

  /** Also when a crash of the database has emptied the plan: what was merged before is then found to be there. */
  async #fromTheFile(turn: Turn, of: Import, kind: ImportKind): Promise<void> {
    const reading = await this.verbs.read.run(turn, of, kind);
    const isByRows = of.status === 'merging' ? of.isByRows : kind.isByRows === true && !of.review;
    if (isByRows) await this.verbs.plan.skip(turn, of, kind, reading);
    else await this.verbs.plan.run(turn, of, kind, reading);
    const read = await this.imports.get(turn, turn.importId);
    const isWritten = of.status === 'merging' && read.errorFileKey !== null;
    if (read.rows.rejected > 0 && read.findings !== null && !isWritten) await this.verbs.writeErrors.run({ ...read, findings: read.findings });
    if (read.review) await this.transactions.run(turn, (tx) => this.turns.end(tx, turn, 'reading', `status = 'ready'`));
    else await this.verbs.merge.run(turn, kind, reading, read.progress);
  }

  /** The reading whose plan is still whole, or what it staged; null where it has to be made anew. */
  async #findReading(turn: Turn, { progress, isByRows, findings }: Import): Promise<Reading | null> {
    const row = await this.transactions.run(turn, (tx) => tx.row<{ readingId: string; places: number }>(isByRows ? findStagedSql : findPlanSql, [turn.importId]));
    if (row === null || (isByRows ? row.places === 0 : row.places !== progress.planned)) return null;
    return { ...turn, readingId: row.readingId, headerOf: headersByField(findings?.columns ?? []) };
  }
}

const findPlanSql = `
  SELECT reading_id AS "readingId", (SELECT count(*) FROM planned_rows WHERE planned_rows.reading_id = imports.reading_id)::integer AS places
  FROM imports WHERE id = $1`;

/** What is staged is whole or gone: COPY brings all of it, a crash takes all of it. */
const findStagedSql = `
  SELECT reading_id AS "readingId", (SELECT count(*) FROM (SELECT FROM staged_rows WHERE staged_rows.reading_id = imports.reading_id LIMIT 1) AS any_row)::integer AS places
  FROM imports WHERE id = $1`;

function headersByField(columns: readonly FoundColumn[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.flatMap(({ header, field }) => (field === null ? [] : [[field, header]])).reverse());
}
