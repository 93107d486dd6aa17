import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { snapshotColumn, timestampColumn } from './additive/additive-entity.js';
import { isFold } from './cached-field.accessor.js';
import { CachedFieldsExplorer } from './cached-fields.explorer.js';
import { SetAside, type KnownFailure } from './cadence/set-aside.js';
import type { RegisteredField } from './field-registry.js';
import { FigureCore } from './figure-core.js';
import { NOTHING_VISIBLE, type PgSnapshot } from './pg-snapshot.js';
import type { HeldFigures } from './redis/figure-hashes.js';
import type { LastError } from './redis/last-errors.js';

/** Where a field of a thing stands, in every tier. */
export interface FieldExplanation {
  readonly kind: 'folded' | 'computed';
  /** Of what Redis holds; else of what the columns hold; null where it was never computed. */
  readonly snapshot: PgSnapshot | null;
  /** When the columns were last written. */
  readonly storedAt: Date | null;
  /** Who is computing it now. What folds needs no lease. */
  readonly leaseHolder: string | null;
  /** It could not be computed; `retryAt` is null where nothing rests for it any more. */
  readonly lastError: (LastError & { readonly failures: number; readonly retryAt: Date | null }) | null;
  readonly recentDeltas: HeldFigures['recentDeltas'];
  /** What Redis holds; null where it holds nothing or is out of reach. */
  readonly redis: Readonly<Record<string, unknown>> | null;
}

/** What the tiers hold of a thing, for people who wonder. It reads no figure and computes nothing. */
@Injectable()
export class ExplainThing {
  constructor(
    private readonly figures: CachedFieldsExplorer,
    private readonly core: FigureCore,
    private readonly setAside: SetAside,
    private readonly transactions: Transactions,
  ) {}

  /** By field. */
  async run(table: string, id: string): Promise<ReadonlyMap<string, FieldExplanation>> {
    const fields = this.figures.registry.ofTable(table);
    const [hash, stored, failures, errors] = await Promise.all([
      this.core.hashes.inspect(id),
      this.#stored(table, fields, id),
      this.setAside.find([id]),
      this.core.lastErrors.find(id, [table, ...fields.map(({ name }) => `${table}.${name}`)]),
    ]);
    const explained = fields.map(async (field) => {
      const label = isFold(field) ? table : `${table}.${field.name}`;
      const lastError = latest(failures.find((known) => known.field === label), errors.get(label));
      const at = stored[timestampColumn(field.column)] as Date | null | undefined;
      const tiers = isFold(field) ? ofFold(hash) : await this.#ofComputed(table, field.name, id);
      const snapshot = tiers.snapshot ?? snapshotIn(stored, field);
      return [field.name, { ...tiers, snapshot, storedAt: at ?? null, lastError }] as const;
    });
    return new Map(await Promise.all(explained));
  }

  async #stored(table: string, fields: readonly RegisteredField[], id: string): Promise<Readonly<Record<string, unknown>>> {
    const columns = fields.flatMap(({ column }) => [timestampColumn(column), `${snapshotColumn(column)}::text`]);
    const row = await this.transactions.run('platform', (tx) => tx.row<Record<string, unknown>>(`SELECT ${columns.join(', ')} FROM ${table} WHERE id = $1`, [id]));
    return row ?? {};
  }

  async #ofComputed(table: string, name: string, id: string) {
    const held = (await this.figures.tables.get(table)?.computed.get(name)?.inspect(id)) ?? null;
    return { kind: 'computed' as const, snapshot: held?.snapshot ?? null, leaseHolder: held?.leaseHolder ?? null, recentDeltas: [], redis: held && { ...held } };
  }
}

function ofFold(hash: HeldFigures | null) {
  return { kind: 'folded' as const, snapshot: hash?.snapshot ?? null, leaseHolder: null, recentDeltas: hash?.recentDeltas ?? [], redis: hash && { ...hash } };
}

function snapshotIn(stored: Readonly<Record<string, unknown>>, { column }: RegisteredField): PgSnapshot | null {
  const snapshot = stored[snapshotColumn(column)];
  return typeof snapshot === 'string' && snapshot !== NOTHING_VISIBLE ? snapshot : null;
}

/** Batches note in the database what fails, readers in Redis: whichever is later. */
function latest(known: KnownFailure | undefined, noted: LastError | undefined): FieldExplanation['lastError'] {
  const { failures = 0, retryAt = null } = known ?? {};
  if (noted !== undefined && (known === undefined || noted.at > known.failedAt)) return { ...noted, failures, retryAt };
  return known === undefined ? null : { reason: known.reason, at: known.failedAt, failures, retryAt };
}
