import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Transactions } from '../../database/transactions.js';
import { Clock } from '../../shared/clock.js';
import type { OrganisationId } from '../../shared/ids.js';
import type { ColumnChoice, ImportKindName } from '../import.js';
import { plainName } from './field.js';

interface Whose {
  readonly organisationId: OrganisationId;
  readonly kind: ImportKindName;
}

/** What somebody said once of a header: the same organisation need not say it of the next file. */
@Injectable()
export class ColumnMemory {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** All that was said of files of the kind, to be asked by header. */
  async recall({ organisationId, kind }: Whose): Promise<(headers: readonly string[]) => ColumnChoice | null> {
    const rows = await this.transactions.run({ organisationId }, (tx) =>
      tx.rows<{ fingerprint: string; columns: ColumnChoice }>(
        `SELECT encode(fingerprint, 'hex') AS fingerprint, columns FROM import_columns WHERE organisation_id = $1 AND kind = $2`,
        [organisationId, kind],
      ),
    );
    const said = new Map(rows.map(({ fingerprint, columns }) => [fingerprint, columns]));
    return (headers) => said.get(fingerprintOf(headers).toString('hex')) ?? null;
  }

  async remember({ organisationId, kind }: Whose, headers: readonly string[], columns: ColumnChoice): Promise<void> {
    await this.transactions.run({ organisationId }, (tx) =>
      tx.rows(
        `INSERT INTO import_columns (organisation_id, kind, fingerprint, columns, said_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, kind, fingerprint) DO UPDATE SET columns = EXCLUDED.columns, said_at = EXCLUDED.said_at`,
        [organisationId, kind, fingerprintOf(headers), JSON.stringify(columns), this.clock.now()],
      ),
    );
  }
}

function fingerprintOf(headers: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(headers.map(plainName))).digest();
}
