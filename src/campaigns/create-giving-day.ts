import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { newId, type GivingDayId, type OrganisationId } from '../shared/ids.js';
import { faultsOfFoundation, faultsOfGivingDay, type Foundation, type GivingDayDraft } from './campaign-draft.js';
import { DraftNotAcceptable, SlugTaken } from './campaigns.errors.js';
import { createGivingDaySql } from './save-campaign.sql.js';

/** Somebody makes a giving day. */
@Injectable()
export class CreateGivingDay {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `actor` as in the audit log. @throws DraftNotAcceptable, SlugTaken */
  run(organisationId: OrganisationId, foundation: Foundation, draft: GivingDayDraft, actor: string): Promise<GivingDayId> {
    const faults = [...faultsOfFoundation(foundation), ...faultsOfGivingDay(draft)];
    if (faults.length > 0) throw new DraftNotAcceptable(faults);
    const { slug, currency, locale } = foundation;
    const { title, tagline, story, startsAt, endsAt, isPublished } = draft;
    return this.transactions.run({ organisationId }, async (tx) => {
      const id = newId<'GivingDay'>();
      const parameters = [id, organisationId, slug, currency, locale, title.trim(), tagline.trim(), story.trim(), startsAt, endsAt, isPublished ? this.clock.now() : null];
      if ((await tx.row(createGivingDaySql, parameters)) === null) throw new SlugTaken();
      await this.audit.add(tx, { organisationId, actor, action: 'giving-day.create', subject: `giving-day:${id}`, detail: { slug, title } });
      return id;
    });
  }
}
