import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';

/** Why a check proved nothing: no text there, another one, no answer, or somebody else has proved it. */
export type DomainFault = 'missing' | 'other' | 'unreachable' | 'taken';

/** A host under which an organisation wants its pages. */
export interface MappedDomain {
  readonly host: string;
  readonly proof: string;
  readonly checkedAt: Date | null;
  readonly fault: DomainFault | null;
  readonly provenAt: Date | null;
}

export interface ProvenHost {
  readonly host: string;
  readonly organisationId: OrganisationId;
}

@Injectable()
export class DomainReader {
  constructor(private readonly transactions: Transactions) {}

  find(organisationId: OrganisationId): Promise<MappedDomain | null> {
    return this.transactions.run({ organisationId }, (tx) => findDomain(tx, organisationId));
  }

  /** Of all organisations. */
  listProven(): Promise<ProvenHost[]> {
    return this.transactions.run('platform', (tx) => tx.rows<ProvenHost>(`SELECT host, organisation_id AS "organisationId" FROM organisation_domains WHERE proven_at IS NOT NULL`));
  }
}

export function findDomain(tx: Transaction, organisationId: OrganisationId): Promise<MappedDomain | null> {
  return tx.row<MappedDomain>(
    `SELECT host, proof, checked_at AS "checkedAt", fault, proven_at AS "provenAt" FROM organisation_domains WHERE organisation_id = $1`,
    [organisationId],
  );
}
