import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { GiveWay } from '../queues/give-way.js';
import { Clock } from '../shared/clock.js';
import { ImportTurns, type Turn } from './import-turns.js';
import type { ImportKind, Reading } from './kinds/import-kind.js';
import { sumEffects } from './kinds/sum-effects.js';
import { addEffectsSql, addRowsSql, countMergedSql } from './merge-import.sql.js';

/** Makes the changes that are planned, or staged, some thousands in each transaction, which also says how far it has come. */
@Injectable()
export class MergeImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly turns: ImportTurns,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly giveWay: GiveWay,
  ) {}

  /** Goes on behind the first `merged` places of the plan, or rows of the file. @throws TurnLost */
  async run(turn: Turn, kind: ImportKind, reading: Reading, { merged, planned }: { merged: number; planned: number }): Promise<void> {
    const giveWay = this.giveWay.begin();
    for (let after = merged; after < planned; after += kind.chunkRows) {
      await this.#merge(turn, kind, { ...reading, after, upTo: Math.min(after + kind.chunkRows, planned) });
      await giveWay();
    }
    await this.#finish(turn, kind);
  }

  async #merge(turn: Turn, kind: ImportKind, chunk: Reading & { after: number; upTo: number }): Promise<void> {
    await this.transactions.run(turn, async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = '5min'`);
      await tx.rows(`SET LOCAL work_mem = '64MB'`);
      // First, so that whoever cancels waits for this part, and this part does not begin once it is cancelled.
      await this.turns.change(tx, turn, 'merging', 'merged = $4, tries = 0', [chunk.upTo]);
      const { effects, rows } = await kind.merge(tx, chunk);
      await tx.rows(addEffectsSql, [turn.importId, JSON.stringify(sumEffects(effects))]);
      if (rows !== undefined) await tx.rows(addRowsSql, [turn.importId, rows.new, rows.changed, rows.unchanged, rows.duplicate]);
    });
  }

  /** What follows for others is planned once, when everything is made. */
  async #finish(turn: Turn, kind: ImportKind): Promise<void> {
    await this.transactions.run(turn, async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = '5min'`);
      await this.turns.end(tx, turn, 'merging', `status = 'done', ended_at = $4, settled_at = $4, ${countMergedSql}`, [this.clock.now()]);
      await kind.settle(tx, turn);
      await this.events.add(tx, turn.organisationId, 'import.done', { import: turn.importId, kind: kind.name });
    });
  }
}
