import { afterSql, isPlaceId, isPlaceValue, orderSql, placeSql, type IdKind, type Place, type SortColumn, type SortOrder } from './keyset.js';
import type { Transaction } from './transaction.js';

/** One page of a list that stays whole while rows come in: whoever reads on misses none and sees none twice. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null on the last. */
  readonly next: Place | null;
}

/** What is asked for: how it is sorted, from where on, and how much of it. */
export interface PageWish {
  readonly order: SortOrder;
  readonly after: Place | null;
  readonly limit: number;
}

/** A statement in the making; every value is bound. */
export class Listing {
  readonly #conditions: string[] = [];
  readonly #parameters: unknown[] = [];

  /** `id` names the column that settles ties. */
  constructor(
    private readonly columns: string,
    private readonly from: string,
    private readonly id: string,
    private readonly idKind: IdKind = 'uuid',
  ) {}

  bind(value: unknown): string {
    return `$${this.#parameters.push(value)}`;
  }

  where(condition: string): void {
    this.#conditions.push(condition);
  }

  /** @throws MisplacedCursor where `after` is no place in a list sorted so. */
  async page<Row extends object>(tx: Transaction, sort: SortColumn, { order, after, limit }: PageWish): Promise<Page<Row>> {
    if (after !== null) {
      if (!isPlaceValue(sort.kind, after.value) || !isPlaceId(this.idKind, after.id)) throw new MisplacedCursor();
      this.where(afterSql(sort, { sql: this.id, kind: this.idKind }, order, this.bind(after.value), this.bind(after.id)));
    }
    const where = this.#conditions.length === 0 ? '' : `WHERE ${this.#conditions.join(' AND ')}`;
    const sql = `
      SELECT ${this.columns}, ${placeSql(sort)} AS "placeValue", ${this.id}::text AS "placeId"
      FROM ${this.from} ${where}
      ORDER BY ${orderSql(sort, this.id, order)} LIMIT ${this.bind(limit + 1)}`;
    const found = await tx.rows<Row & { placeValue: string; placeId: string }>(sql, this.#parameters);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const next = found.length > limit && last !== undefined ? { value: last.placeValue, id: last.placeId } : null;
    return { rows: shown.map(({ placeValue: _value, placeId: _id, ...row }) => row as unknown as Row), next };
  }
}

/** A place that belongs to another list, or to none. */
export class MisplacedCursor extends Error {}
