import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import { AuditLog } from './audit-log.js';
import { proofNameOf, proofTextOf } from './domain-name.js';
import { DomainReader, type DomainFault, type MappedDomain } from './domain.reader.js';
import { TxtRecords } from './txt-records.js';

/** By the host and the proof that were looked for: somebody may have mapped another meanwhile. */
const PROVE_SQL = `
  UPDATE organisation_domains SET proven_at = coalesce(proven_at, $4), checked_at = $4, fault = NULL
  WHERE organisation_id = $1 AND host = $2 AND proof = $3
  RETURNING host`;

const NOTE_SQL = `
  UPDATE organisation_domains SET checked_at = $4, fault = $5
  WHERE organisation_id = $1 AND host = $2 AND proof = $3`;

/** Looks whether the proof stands in the DNS. What was proved once stays so, whatever becomes of the text. */
@Injectable()
export class ProveDomain {
  constructor(
    private readonly transactions: Transactions,
    private readonly domains: DomainReader,
    private readonly records: TxtRecords,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Null where there is no domain to prove. */
  async run(organisationId: OrganisationId, actor: string): Promise<MappedDomain | null> {
    const domain = await this.domains.find(organisationId);
    if (domain === null) return null;
    const fault = (await this.#look(domain)) ?? (await this.#prove(organisationId, domain, actor));
    if (fault !== null) await this.transactions.run({ organisationId }, (tx) => tx.rows(NOTE_SQL, [organisationId, domain.host, domain.proof, this.clock.now(), fault]));
    return this.domains.find(organisationId);
  }

  async #look({ host, proof }: MappedDomain): Promise<DomainFault | null> {
    const texts = await this.records.find(proofNameOf(host)).catch(() => null);
    if (texts === null) return 'unreachable';
    if (texts.includes(proofTextOf(proof))) return null;
    return texts.length === 0 ? 'missing' : 'other';
  }

  async #prove(organisationId: OrganisationId, { host, proof, provenAt }: MappedDomain, actor: string): Promise<DomainFault | null> {
    try {
      await this.transactions.run({ organisationId }, async (tx) => {
        const proven = await tx.row(PROVE_SQL, [organisationId, host, proof, this.clock.now()]);
        if (proven !== null && provenAt === null) await this.audit.add(tx, { organisationId, actor, action: 'domain.prove', subject: `organisation:${organisationId}`, detail: { host } });
      });
      return null;
    } catch (error) {
      if (isTaken(error)) return 'taken';
      throw error;
    }
  }
}

const isTaken = (error: unknown): boolean => (error as { constraint?: string; driverError?: { constraint?: string } }).driverError?.constraint === 'organisation_domains_proven_host_key';
