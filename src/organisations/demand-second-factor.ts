import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';
import { AuditLog } from './audit-log.js';
import type { SignedIn } from './sessions.js';
import { rolesToGive } from './staff-rights.js';

/** Demands a second factor of an organisation's people, or no longer. Held to at once, also of those who are signed in already. */
@Injectable()
export class DemandSecondFactor {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** False where it is not theirs to decide. */
  run(by: SignedIn, organisationId: OrganisationId, required: boolean): Promise<boolean> {
    if (rolesToGive(by, organisationId).length === 0) return Promise.resolve(false);
    return this.transactions.run({ organisationId }, async (tx) => {
      const changed = await tx.row(`UPDATE organisations SET second_factor_required = $2 WHERE id = $1 AND second_factor_required <> $2 RETURNING id`, [
        organisationId,
        required,
      ]);
      if (changed === null) return true;
      const subject = `organisation:${organisationId}`;
      await this.audit.add(tx, { organisationId, actor: `staff:${by.staffId}`, action: 'staff.second-factor-demand', subject, detail: { required } });
      return true;
    });
  }
}
