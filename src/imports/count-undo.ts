import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { Import } from './import.js';
import { COUNT_UNDO } from './kinds/count-undo.sql.js';

/** What undoing an import would take back now, for whoever is about to. */
@Injectable()
export class CountUndo {
  constructor(private readonly transactions: Transactions) {}

  /** By noun; what is nothing is left out. */
  run({ organisationId, id, kind }: Import): Promise<Readonly<Record<string, number>>> {
    const counts = Object.entries(COUNT_UNDO[kind]);
    return this.transactions.run({ organisationId }, async (tx) => {
      const row = await tx.row<Record<string, number>>(`SELECT ${counts.map(([noun, sql]) => `(${sql}) AS "${noun}"`).join(', ')}`, [organisationId, id]);
      return Object.fromEntries(Object.entries(row ?? {}).filter(([, count]) => count > 0));
    });
  }
}
