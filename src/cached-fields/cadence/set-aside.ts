import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { Log, reasonOf } from '../../shared/log.js';
import type { OrganisationId } from '../../shared/ids.js';

/** The longest reason that is kept, in characters. */
export const LONGEST_REASON = 300;

/** A field of a thing that could not be computed. */
export interface Failure {
  readonly id: string;
  readonly organisationId: OrganisationId;
  /** Table and field; the table alone for what folds together. */
  readonly field: string;
  readonly error: unknown;
}

/** What is known of the last time that a field of a thing could not be computed. */
export interface KnownFailure {
  readonly id: string;
  readonly field: string;
  /** In a row; 0 where it works again. */
  readonly failures: number;
  readonly reason: string;
  readonly failedAt: Date;
  /** Set aside until then; null where it works again. */
  readonly retryAt: Date | null;
  readonly isSetAside: boolean;
}

const FIND_SQL = `
  SELECT thing_id AS id, field, failures, reason, failed_at AS "failedAt", retry_at AS "retryAt", coalesce(retry_at > now(), false) AS "isSetAside"
  FROM refresh_failures WHERE thing_id = ANY ($1::uuid[])`;

/** Each failure in a row doubles the rest: from half a minute to an hour. $1: ids, $2: fields, $3: organisations, $4: reasons. */
const ADD_SQL = `
  INSERT INTO refresh_failures AS known (thing_id, field, organisation_id, failures, reason, failed_at, retry_at)
  SELECT new.*, now(), now() + interval '30 seconds'
  FROM (SELECT id, field, organisation_id, 1, reason FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) AS failed (id, field, organisation_id, reason) ORDER BY id, field) new
  ON CONFLICT (thing_id, field) DO UPDATE SET failures = known.failures + 1, reason = EXCLUDED.reason, failed_at = now(),
    retry_at = now() + least(interval '30 seconds' * 2 ^ least(known.failures, 10), interval '1 hour')
  RETURNING thing_id AS id, field, failures, reason, failed_at AS "failedAt", retry_at AS "retryAt", true AS "isSetAside"`;

const CLEAR_SQL = `
  UPDATE refresh_failures SET failures = 0, retry_at = NULL
  FROM unnest($1::uuid[], $2::text[]) AS mended (id, field)
  WHERE thing_id = mended.id AND refresh_failures.field = mended.field`;

/** Fields of things that cannot be computed: left out of batches for a while, the longer the more often they have failed. */
@Injectable()
export class SetAside {
  readonly #log: Log;

  constructor(
    private readonly transactions: Transactions,
    log: Log,
  ) {
    this.#log = log.in('figures');
  }

  find(ids: readonly string[]): Promise<KnownFailure[]> {
    return this.transactions.readTogether('platform', (tx) => tx.rows<KnownFailure>(FIND_SQL, [ids]));
  }

  /** Returns until when each is set aside. */
  async add(failures: readonly Failure[]): Promise<KnownFailure[]> {
    if (failures.length === 0) return [];
    for (const { id, field, error } of failures) this.#log.error({ id, field, reason: reasonOf(error) }, 'figure cannot be computed and is set aside');
    const reasons = failures.map(({ error }) => reasonOf(error).slice(0, LONGEST_REASON));
    return this.#rows<KnownFailure>(ADD_SQL, [failures.map(({ id }) => id), failures.map(({ field }) => field), failures.map(({ organisationId }) => organisationId), reasons]);
  }

  /** They work again. */
  async clear(mended: readonly { readonly id: string; readonly field: string }[]): Promise<void> {
    if (mended.length > 0) await this.#rows(CLEAR_SQL, [mended.map(({ id }) => id), mended.map(({ field }) => field)]);
  }

  async count(): Promise<number> {
    const [row] = await this.#rows<{ count: number }>(`SELECT count(*)::integer AS count FROM refresh_failures WHERE retry_at > now()`, []);
    return row?.count ?? 0;
  }

  #rows<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
  }
}
