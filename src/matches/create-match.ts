import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { newId, type MatchId, type OrganisationId } from '../shared/ids.js';
import { AllotMatch } from './allot-match.js';
import { faultsOfFoundation, faultsOfMatch, keptText } from './check-pledge.js';
import type { MatchDraft } from './match.js';
import { PledgeRefused } from './matches.errors.js';
import type { MadePledge, PledgedBy, PledgeFoundation } from './pledge.js';
import { fingerprintOf, PledgeScopes } from './pledge-scopes.js';
import { createMatchSql } from './save-match.sql.js';

/** Somebody enters what a sponsor has promised to add. Gifts that were made since it opens are matched at once. */
@Injectable()
export class CreateMatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly scopes: PledgeScopes,
    private readonly allot: AllotMatch,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws PledgeRefused naming every fault, PledgeKeyReused, TooManyPledges */
  run(organisationId: OrganisationId, foundation: PledgeFoundation, draft: MatchDraft, by: PledgedBy): Promise<MadePledge<MatchId>> {
    const faults = [...faultsOfFoundation(foundation), ...faultsOfMatch(draft)];
    if (faults.length > 0) throw new PledgeRefused(faults);
    const { pool, percent, mostPerGift, opensAt, closesAt } = draft;
    const [sponsor, tag, fingerprint] = [keptText('sponsor', draft.sponsor), draft.tag && keptText('tag', draft.tag), fingerprintOf(foundation, draft)];
    return this.transactions.run({ organisationId }, async (tx) => {
      const earlier = await this.scopes.findEarlier<MatchId>(tx, 'matches', organisationId, by.key, fingerprint);
      if (earlier !== null) return { id: earlier, isRepeated: true };
      const scope = await this.scopes.find(tx, organisationId, foundation);
      await this.scopes.refuseUnknownTag(tx, organisationId, tag);
      const [id, now] = [newId<'Match'>(), this.clock.now()];
      await this.scopes.refuseTooMany(tx, 'matches', scope, now);
      await tx.rows(createMatchSql, [
        ...[id, organisationId, scope.givingDayId, scope.campaignId, scope.designationId, foundation.currency],
        ...[sponsor, tag, pool, percent, mostPerGift, opensAt, closesAt, now, by.actor, by.key, fingerprint],
      ]);
      await this.audit.add(tx, { organisationId, actor: by.actor, action: 'match.create', subject: `match:${id}`, detail: { ...foundation, ...draft } });
      await this.allot.runIn(tx, { id, organisationId });
      return { id, isRepeated: false };
    });
  }
}
