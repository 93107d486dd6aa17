import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { newId, type ChallengeId, type OrganisationId } from '../shared/ids.js';
import type { ChallengeDraft } from './challenge.js';
import { faultsOfChallenge, faultsOfFoundation, keptText } from './check-pledge.js';
import { CountChallenge } from './count-challenge.js';
import { PledgeRefused } from './matches.errors.js';
import type { MadePledge, PledgedBy, PledgeFoundation } from './pledge.js';
import { fingerprintOf, PledgeScopes } from './pledge-scopes.js';
import { createChallengeSql } from './save-challenge.sql.js';

/** Somebody enters what a sponsor has promised for when enough has come in. What was given since it opens counts at once. */
@Injectable()
export class CreateChallenge {
  constructor(
    private readonly transactions: Transactions,
    private readonly scopes: PledgeScopes,
    private readonly count: CountChallenge,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws PledgeRefused naming every fault, PledgeKeyReused, TooManyPledges */
  run(organisationId: OrganisationId, foundation: PledgeFoundation, draft: ChallengeDraft, by: PledgedBy): Promise<MadePledge<ChallengeId>> {
    const faults = [...faultsOfFoundation(foundation), ...faultsOfChallenge(draft)];
    if (faults.length > 0) throw new PledgeRefused(faults);
    const { kind, threshold, rewardAmount, opensAt, closesAt } = draft;
    const [tag, fingerprint] = [draft.tag && keptText('tag', draft.tag), fingerprintOf(foundation, draft)];
    return this.transactions.run({ organisationId }, async (tx) => {
      const earlier = await this.scopes.findEarlier<ChallengeId>(tx, 'challenges', organisationId, by.key, fingerprint);
      if (earlier !== null) return { id: earlier, isRepeated: true };
      const scope = await this.scopes.find(tx, organisationId, foundation);
      await this.scopes.refuseUnknownTag(tx, organisationId, tag);
      const [id, now] = [newId<'Challenge'>(), this.clock.now()];
      await this.scopes.refuseTooMany(tx, 'challenges', scope, now);
      await tx.rows(createChallengeSql, [
        ...[id, organisationId, scope.givingDayId, scope.campaignId, scope.designationId, foundation.currency, keptText('sponsor', draft.sponsor), tag],
        ...[kind, threshold, keptText('reward', draft.reward), rewardAmount, opensAt, closesAt, now, by.actor, by.key, fingerprint],
      ]);
      await this.audit.add(tx, { organisationId, actor: by.actor, action: 'challenge.create', subject: `challenge:${id}`, detail: { ...foundation, ...draft } });
      await this.count.runIn(tx, { id, organisationId });
      return { id, isRepeated: false };
    });
  }
}
