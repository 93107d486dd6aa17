import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import type { ChallengeDraft, ChallengeKind } from './challenge.js';
import { faultsOfChallenge, keptText } from './check-pledge.js';
import { CountChallenge, type OwnedChallenge } from './count-challenge.js';
import { forgetCountSql } from './count-challenge.sql.js';
import { ChallengeNotFound, ChallengeSettled, PledgeRefused } from './matches.errors.js';
import { PledgeScopes } from './pledge-scopes.js';
import { editChallengeSql, getChallengeTermsSql } from './save-challenge.sql.js';

interface Terms {
  readonly tag: string | null;
  readonly kind: ChallengeKind;
  readonly threshold: string;
  readonly reward: string;
  readonly rewardAmount: string | null;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly progress: string;
  readonly metAt: Date | null;
}

/** Somebody changes what a sponsor has promised. Once it is met only the sponsor's name can change; once gifts count, not what is counted. */
@Injectable()
export class EditChallenge {
  constructor(
    private readonly transactions: Transactions,
    private readonly scopes: PledgeScopes,
    private readonly count: CountChallenge,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `actor` as in the audit log. @throws PledgeRefused, ChallengeSettled, ChallengeNotFound */
  run(challenge: OwnedChallenge, draft: ChallengeDraft, actor: string): Promise<void> {
    const faults = faultsOfChallenge(draft);
    if (faults.length > 0) throw new PledgeRefused(faults);
    const { id, organisationId } = challenge;
    const [tag, reward] = [draft.tag && keptText('tag', draft.tag), keptText('reward', draft.reward)];
    return this.transactions.run({ organisationId }, async (tx) => {
      await this.count.runIn(tx, challenge);
      const terms = await this.#termsOf(tx, challenge);
      if (tag !== terms.tag) await this.scopes.refuseUnknownTag(tx, organisationId, tag);
      const changed = changesOf(terms, { ...draft, tag, reward });
      const settled = terms.metAt === null ? changed.filter((field) => field === 'kind' || field === 'tag') : changed;
      if ((terms.metAt !== null || Number(terms.progress) > 0) && settled.length > 0) throw new ChallengeSettled(settled);
      const { kind, threshold, rewardAmount, opensAt, closesAt } = draft;
      await tx.rows(editChallengeSql, [id, keptText('sponsor', draft.sponsor), tag, kind, threshold, reward, rewardAmount, opensAt, closesAt, this.clock.now()]);
      await this.audit.add(tx, { organisationId, actor, action: 'challenge.edit', subject: `challenge:${id}`, detail: draft });
      if (changed.some((field) => COUNTED_BY.has(field))) await tx.rows(forgetCountSql, [id]);
      await this.count.runIn(tx, challenge);
    });
  }

  async #termsOf(tx: Transaction, { id }: OwnedChallenge): Promise<Terms> {
    const terms = await tx.row<Terms>(getChallengeTermsSql, [id]);
    if (terms === null) throw new ChallengeNotFound();
    return terms;
  }
}

/** What is counted follows from these: where one changes, all is counted anew. */
const COUNTED_BY: ReadonlySet<string> = new Set(['tag', 'kind', 'opensAt', 'closesAt']);

function changesOf(terms: Terms, draft: ChallengeDraft): string[] {
  const rewardAmount = terms.rewardAmount === null ? null : Number(terms.rewardAmount);
  return [
    ...(draft.tag === terms.tag ? [] : ['tag']),
    ...(draft.kind === terms.kind ? [] : ['kind']),
    ...(draft.threshold === Number(terms.threshold) ? [] : ['threshold']),
    ...(draft.reward === terms.reward && draft.rewardAmount === rewardAmount ? [] : ['reward']),
    ...(draft.opensAt.getTime() === terms.opensAt.getTime() ? [] : ['opensAt']),
    ...(draft.closesAt.getTime() === terms.closesAt.getTime() ? [] : ['closesAt']),
  ];
}
