import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Config } from '../config/config.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { newId, type OrganisationId } from '../shared/ids.js';
import { AuditLog } from './audit-log.js';
import { BrandRefused } from './brand.errors.js';
import { parseDomain } from './domain-name.js';
import { findDomain } from './domain.reader.js';

const SAVE_SQL = `
  INSERT INTO organisation_domains (id, organisation_id, host, proof, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (organisation_id) DO UPDATE
    SET host = EXCLUDED.host, proof = EXCLUDED.proof, created_at = EXCLUDED.created_at, created_by = EXCLUDED.created_by,
        checked_at = NULL, fault = NULL, proven_at = NULL`;

/** Says under which host of its own an organisation wants its pages. Nothing answers there before it has been proved. */
@Injectable()
export class MapDomain {
  readonly #ours: string;

  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    { web }: Config,
  ) {
    this.#ours = new URL(web.publicUrl).hostname;
  }

  /** The host that stands there already stays as it is, proved or not. @throws BrandRefused */
  async run(organisationId: OrganisationId, text: string, actor: string): Promise<void> {
    const host = parseDomain(text);
    if (host === null) throw new BrandRefused([{ field: 'host', code: 'malformed', message: 'is no host: write it as give.example.org' }]);
    if (host === this.#ours || host.endsWith(`.${this.#ours}`)) throw new BrandRefused([{ field: 'host', code: 'ours', message: 'is a host of this platform' }]);
    await this.transactions.run({ organisationId }, async (tx) => {
      if ((await findDomain(tx, organisationId))?.host === host) return;
      await tx.rows(SAVE_SQL, [newId<'Domain'>(), organisationId, host, randomBytes(20).toString('hex'), this.clock.now(), actor]);
      await this.audit.add(tx, { organisationId, actor, action: 'domain.map', subject: `organisation:${organisationId}`, detail: { host } });
    });
  }

  /** From then on nothing answers there. */
  async remove(organisationId: OrganisationId, actor: string): Promise<void> {
    await this.transactions.run({ organisationId }, async (tx) => {
      const removed = await tx.row<{ host: string }>(`DELETE FROM organisation_domains WHERE organisation_id = $1 RETURNING host`, [organisationId]);
      if (removed !== null) await this.audit.add(tx, { organisationId, actor, action: 'domain.remove', subject: `organisation:${organisationId}`, detail: removed });
    });
  }
}
