import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import type { OrganisationId } from '../shared/ids.js';

export interface AuditEntry {
  /** Null for acts upon the platform itself. */
  readonly organisationId: OrganisationId | null;
  /** `staff:<id>`, `api-key:<id>` or the name of a process. */
  readonly actor: string;
  /** Noun and verb: `donation.refund`. */
  readonly action: string;
  /** What it was done to: `donation:<id>`. */
  readonly subject: string;
  readonly detail?: object;
}

/** Who did what to what; rows are only ever added. */
@Injectable()
export class AuditLog {
  /** In the transaction of the act itself: neither exists without the other. */
  async add(tx: Transaction, { organisationId, actor, action, subject, detail = {} }: AuditEntry): Promise<void> {
    await tx.rows(`INSERT INTO audit_entries (organisation_id, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5)`, [
      organisationId,
      actor,
      action,
      subject,
      JSON.stringify(detail),
    ]);
  }
}
