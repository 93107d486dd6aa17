import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import type { OrganisationId, SegmentId } from '../shared/ids.js';
import { SegmentNotFound } from './saved-segment.errors.js';

/** Forgets a segment. Donors stay, and so do mailings that have taken its rule over. */
@Injectable()
export class DeleteSegment {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws SegmentNotFound */
  run(organisationId: OrganisationId, id: SegmentId, actor: string): Promise<void> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const gone = await tx.row<{ name: string }>(`DELETE FROM segments WHERE id = $1 RETURNING name`, [id]);
      if (gone === null) throw new SegmentNotFound();
      await this.audit.add(tx, { organisationId, actor, action: 'segment.delete', subject: `segment:${id}`, detail: gone });
    });
  }
}
