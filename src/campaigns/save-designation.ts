import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { newId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';
import { parseText } from '../shared/text.js';
import { DraftNotAcceptable } from './campaigns.errors.js';
import { saveDesignationSql } from './save-campaign.sql.js';
import type { StaffCampaign } from './staff-campaign.reader.js';

export interface DesignationDraft {
  readonly slug: Slug;
  readonly title: string;
  readonly position: number;
}

const LONGEST_TITLE = 200;

/** Somebody adds a fund to a campaign, or renames and moves one. Funds are never taken away: gifts were made to them. */
@Injectable()
export class SaveDesignation {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** `actor` as in the audit log. @throws DraftNotAcceptable */
  run({ id, organisationId }: Pick<StaffCampaign, 'id' | 'organisationId'>, { slug, title, position }: DesignationDraft, actor: string): Promise<void> {
    const parsed = parseText(title, LONGEST_TITLE);
    if (!parsed.ok) throw new DraftNotAcceptable([{ field: 'title', code: parsed.fault, message: 'is no title that donors could read' }]);
    return this.transactions.run({ organisationId }, async (tx) => {
      const saved = await tx.row<{ is_new: boolean }>(saveDesignationSql, [newId<'Designation'>(), organisationId, id, slug, parsed.value, position]);
      const action = saved?.is_new === true ? 'designation.create' : 'designation.edit';
      await this.audit.add(tx, { organisationId, actor, action, subject: `campaign:${id}`, detail: { slug, title: parsed.value, position } });
    });
  }
}
