import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { AllotMatch, type OwnedMatch } from './allot-match.js';
import { faultsOfMatch, keptText } from './check-pledge.js';
import type { MatchDraft } from './match.js';
import { getTerms, meansOthers, refuseSettled } from './match-terms.js';
import { PledgeRefused } from './matches.errors.js';
import { PledgeScopes } from './pledge-scopes.js';
import { editMatchSql } from './save-match.sql.js';

/**
 * Somebody changes what a sponsor has promised. A larger pool tops up those who came short, in order; a longer time takes in
 * what was given in it. Who has a place keeps it, and what is added to a gift is settled by the first.
 */
@Injectable()
export class EditMatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly scopes: PledgeScopes,
    private readonly allot: AllotMatch,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `actor` as in the audit log. @throws PledgeRefused, MatchTermsSettled, PoolBelowAllotted, MatchNotFound */
  run(match: OwnedMatch, draft: MatchDraft, actor: string): Promise<void> {
    const faults = faultsOfMatch(draft);
    if (faults.length > 0) throw new PledgeRefused(faults);
    const { id, organisationId } = match;
    const tag = draft.tag && keptText('tag', draft.tag);
    return this.transactions.run({ organisationId }, async (tx) => {
      // What was given until now is matched by the terms it was given under.
      await this.allot.runIn(tx, match);
      const terms = await getTerms(tx, match);
      if (tag !== terms.tag) await this.scopes.refuseUnknownTag(tx, organisationId, tag);
      refuseSettled(terms, draft, tag);
      const looksAnew = meansOthers(terms, draft, tag);
      const { pool, percent, mostPerGift, opensAt, closesAt } = draft;
      await tx.rows(editMatchSql, [id, keptText('sponsor', draft.sponsor), tag, pool, percent, mostPerGift, opensAt, closesAt, this.clock.now(), looksAnew]);
      await this.audit.add(tx, { organisationId, actor, action: 'match.edit', subject: `match:${id}`, detail: draft });
      await this.allot.runIn(tx, match);
    });
  }
}
