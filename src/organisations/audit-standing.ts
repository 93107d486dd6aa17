import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';
import { readStandingSql } from './audit-seals.sql.js';

/** How far the audit log is sealed, and what was found when it was last gone through. */
export interface SealStanding {
  readonly chains: number;
  /** Sealed ones. */
  readonly entries: string;
  readonly sealedAt: Date | null;
  /** Of the chain that was gone through longest ago; null before the first time. */
  readonly checkedAt: Date | null;
  readonly unchecked: number;
  readonly faults: number;
}

@Injectable()
export class AuditStanding {
  constructor(private readonly transactions: Transactions) {}

  /** Of one organisation, or, where none is named, of all chains there are. */
  async read(organisationId: OrganisationId | null): Promise<SealStanding> {
    const scope = organisationId === null ? 'platform' : { organisationId };
    return (await this.transactions.readTogether(scope, (tx) => tx.row<SealStanding>(readStandingSql, [organisationId]))) as SealStanding;
  }
}
