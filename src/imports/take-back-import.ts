import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { ImportTurns, type Turn } from './import-turns.js';
import type { ImportKind } from './kinds/import-kind.js';
import { sumEffects } from './kinds/sum-effects.js';
import { addEffectsSql } from './merge-import.sql.js';

/** Takes back what an import made and changed, part by part; what others have changed since stays. */
@Injectable()
export class TakeBackImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly turns: ImportTurns,
    private readonly clock: Clock,
  ) {}

  /** @throws TurnLost */
  async run(turn: Turn, kind: ImportKind): Promise<void> {
    while (await this.#takeBack(turn, kind));
    await this.transactions.run(turn, (tx) => this.turns.end(tx, turn, 'undoing', `status = 'undone', undone_at = $4`, [this.clock.now()]));
  }

  #takeBack(turn: Turn, kind: ImportKind): Promise<boolean> {
    return this.transactions.run(turn, async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = '5min'`);
      await this.turns.change(tx, turn, 'undoing', 'tries = 0');
      const gone = await kind.undo(tx, turn);
      if (gone === null) return false;
      const named = Object.fromEntries(Object.entries(sumEffects(gone)).map(([noun, count]) => [`${noun}TakenBack`, count]));
      await tx.rows(addEffectsSql, [turn.importId, JSON.stringify(named)]);
      return true;
    });
  }
}
