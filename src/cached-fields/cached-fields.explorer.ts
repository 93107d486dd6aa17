import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { ReplicaReads } from '../database/replica-reads.js';
import { Transactions } from '../database/transactions.js';
import { bindFigures, type BoundTable } from './bind-figures.js';
import { CACHED_FIELDS } from './cached-field.accessor.js';
import { checkColumns } from './check-columns.js';
import { FieldRegistry } from './field-registry.js';
import { FigureCore } from './figure-core.js';
import { refreshOrder } from './refresh-order.js';

/** Finds the cached fields of all providers when the process starts, refuses what cannot work, and binds the rest. */
@Injectable()
export class CachedFieldsExplorer implements OnModuleInit {
  readonly registry = new FieldRegistry();
  #tables: ReadonlyMap<string, BoundTable> = new Map();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly core: FigureCore,
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly replica: ReplicaReads,
  ) {}

  /** What keeps the fields of each table, by its name. */
  get tables(): ReadonlyMap<string, BoundTable> {
    return this.#tables;
  }

  /** Which of `ids` are things of which table; what is in none is left out. */
  async sortByTable(ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    const sql = this.registry.tables.map((table) => `SELECT '${table}' AS table, id FROM ${table} WHERE id = ANY ($1::uuid[])`).join(' UNION ALL ');
    const rows = await this.transactions.run('platform', (tx) => tx.rows<{ table: string; id: string }>(sql, [ids]));
    const sorted = new Map<string, string[]>();
    for (const { table, id } of rows) sorted.set(table, [...(sorted.get(table) ?? []), id]);
    return sorted;
  }

  async onModuleInit(): Promise<void> {
    for (const provider of this.#figureProviders()) this.registry.add(provider);
    for (const table of this.registry.tables) refreshOrder(this.registry.ofTable(table));
    await checkColumns(this.registry, this.dataSource);
    await this.#learnTime();
    this.#tables = bindFigures(this.registry, this.core, { transactions: this.transactions, replica: this.replica });
    this.core.bus.open();
    this.core.marks.open();
  }

  /** Before anything is dated: what Redis holds says how old it is, but not what time it is. */
  async #learnTime(): Promise<void> {
    const [row] = await this.dataSource.query<{ at: string }[]>(`SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS at`);
    if (row !== undefined) this.core.time.learn(Number(row.at));
  }

  #figureProviders(): object[] {
    const marked = this.discovery.getProviders().filter(({ metatype }) => typeof metatype === 'function' && hasCachedFields(metatype));
    const scoped = marked.find((wrapper) => !wrapper.isDependencyTreeStatic());
    if (scoped !== undefined) throw new Error(`${scoped.name} has cached fields, so it must live as long as the process and not be made for each request`);
    return [...new Set(marked.map(({ instance }) => instance as object))];
  }
}

function hasCachedFields(metatype: unknown): boolean {
  const { prototype } = metatype as { prototype?: object };
  return prototype !== undefined && Reflect.getMetadata(CACHED_FIELDS, prototype) !== undefined;
}
