import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { snapshotColumn, valueColumn } from '../../cached-fields/additive/additive-entity.js';
import { isFold, type ComputeMark } from '../../cached-fields/cached-field.accessor.js';
import { CachedFieldsExplorer } from '../../cached-fields/cached-fields.explorer.js';
import type { RegisteredField } from '../../cached-fields/field-registry.js';
import { isOutage } from '../../database/outage.js';
import { Transactions } from '../../database/transactions.js';
import { LEDGER_JOURNAL } from '../../donations/ledger-journal.js';
import type { OrganisationId } from '../../shared/ids.js';
import { Log, reasonOf } from '../../shared/log.js';
import type { AuditFindings, Drift } from './audit-report.js';

/** Values of each field that are looked at, chosen anew each time, and how many of them are computed at once. */
const SAMPLE = 100;
const BATCH = 10;

type ComputedField = RegisteredField & ComputeMark;

interface Stored {
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly json: string;
}

/**
 * Computes a sample of the figures that do not add up again, and compares where nothing was booked since: there the stored
 * value and the new one must be the same.
 */
@Injectable()
export class AuditValues {
  readonly #log: Log;

  constructor(
    private readonly figures: CachedFieldsExplorer,
    private readonly transactions: Transactions,
    log: Log,
  ) {
    this.#log = log.in('figures');
  }

  async run(findings: AuditFindings): Promise<void> {
    const fields = this.figures.registry.fields.filter((field) => !isFold(field)) as ComputedField[];
    for (const field of fields) {
      const ids = await this.#choose(field);
      for (let at = 0; at < ids.length; at += BATCH) await this.#compare(field, ids.slice(at, at + BATCH), findings);
    }
  }

  async #choose({ table, column }: ComputedField): Promise<string[]> {
    const rows = await this.transactions.run('platform', (tx) =>
      tx.rows<{ id: string }>(`SELECT id FROM ${table} WHERE ${valueColumn(column)} IS NOT NULL ORDER BY random() LIMIT $1`, [SAMPLE]),
    );
    return rows.map(({ id }) => id);
  }

  async #compare(field: ComputedField, ids: readonly string[], findings: AuditFindings): Promise<void> {
    try {
      const { compared, drifts } = await this.transactions.readOnce('platform', async (tx) => {
        const stored = await tx.rows<Stored>(unchangedSql(field), [ids]);
        const values = stored.length === 0 ? new Map<string, unknown>() : await field.compute(stored.map(({ id }) => id), tx);
        return { compared: stored.length, drifts: stored.flatMap((one) => differenceOf(field, one, values.get(one.id) ?? null)) };
      });
      findings.sampled += compared;
      findings.add(drifts);
    } catch (error) {
      // One field of a few giants must not cost the night's audit: all else has been compared.
      if (!isOutage(error)) throw error;
      this.#log.warn({ field: field.name, ids, reason: reasonOf(error) }, 'figures not compared');
    }
  }
}

function unchangedSql({ table, column }: ComputedField): string {
  const snapshot = `entity.${snapshotColumn(column)}`;
  return `
    SELECT entity.id, entity.organisation_id AS "organisationId", entity.${valueColumn(column)}::text AS json
    FROM ${table} entity
    WHERE entity.id = ANY ($1::uuid[]) AND NOT EXISTS (
      SELECT FROM ${LEDGER_JOURNAL.table} step WHERE step.${LEDGER_JOURNAL.key} = entity.id
        AND step.xid >= pg_snapshot_xmin(${snapshot}) AND NOT pg_visible_in_snapshot(step.xid, ${snapshot}))`;
}

function differenceOf({ table, name }: ComputedField, { id, organisationId, json }: Stored, value: unknown): Drift[] {
  const [shown, booked] = [JSON.parse(json) as unknown, JSON.parse(JSON.stringify(value)) as unknown];
  return isDeepStrictEqual(shown, booked) ? [] : [{ organisationId, table, id, field: name, tier: 'columns', shown, booked }];
}
