import type { EntityManager } from 'typeorm';

/** One database transaction in one scope. Nothing it does is seen by others until it has committed. */
export class Transaction {
  readonly #afterCommit: (() => void | Promise<void>)[] = [];

  constructor(readonly manager: EntityManager) {}

  /** Runs one statement; `parameters` are bound, never interpolated. */
  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, [...parameters]);
    // For UPDATE and DELETE the driver answers [rows, count], for everything else the rows.
    return (isCounted(result) ? result[0] : result) as Row[];
  }

  /** The only row, or null where there is none. */
  async row<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | null> {
    return (await this.rows<Row>(sql, parameters))[0] ?? null;
  }

  /**
   * `effect` runs once the transaction has committed, and never if it rolls back; whoever ran the transaction waits for
   * it. It must not throw, and must end soon whatever is out of reach.
   */
  afterCommit(effect: () => void | Promise<void>): void {
    this.#afterCommit.push(effect);
  }

  /** Called by {@link Transactions} alone; resolves once every effect has ended. */
  async committed(): Promise<void> {
    await Promise.all(this.#afterCommit.map(async (effect) => effect()));
  }
}

function isCounted(result: unknown): result is [unknown[], number] {
  return Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
}
