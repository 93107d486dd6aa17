import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import { AllotMatch, type OwnedMatch } from './allot-match.js';
import { faultsOfFoundation, faultsOfMatch, keptText } from './check-pledge.js';
import type { MatchDraft } from './match.js';
import { getTerms, meansOthers, refuseSettled } from './match-terms.js';
import { PledgeRefused } from './matches.errors.js';
import type { PledgeFoundation } from './pledge.js';
import { PledgeScopes } from './pledge-scopes.js';
import { countForChangeSql, countForNewSql, getPlacedSql } from './preview-match.sql.js';

/** Gifts that a match would add to at once. */
export interface MatchPreview {
  /** Those and what they are to have; null where there are more than can be counted in {@link COUNT_MS}. */
  readonly counted: {
    readonly gifts: number;
    /** What they would have if the pool were large enough, in minor units. */
    readonly wanted: number;
    /** What they would have of the pool. */
    readonly covered: number;
  } | null;
  /** Everything that was booked until then is in it. */
  readonly readAt: Date;
}

interface Placed {
  readonly gifts: number;
  readonly wanted: string;
}

/** How long gifts are counted, in milliseconds: nobody who writes a match keeps the database from others. */
export const COUNT_MS = 3_000;

const NONE: Placed = { gifts: 0, wanted: '0' };
const TIMED_OUT = '57014';

/** Tells what a match would do if it were made or changed now, from what is booked at this moment. Changes nothing of it. */
@Injectable()
export class PreviewMatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly scopes: PledgeScopes,
    private readonly allot: AllotMatch,
    private readonly clock: Clock,
  ) {}

  /** @throws PledgeRefused as whoever makes it would be. */
  ofNew(organisationId: OrganisationId, foundation: PledgeFoundation, draft: MatchDraft): Promise<MatchPreview> {
    const faults = [...faultsOfFoundation(foundation), ...faultsOfMatch(draft)];
    if (faults.length > 0) throw new PledgeRefused(faults);
    const tag = draft.tag && keptText('tag', draft.tag);
    const { percent, mostPerGift, opensAt, closesAt } = draft;
    return this.#count(organisationId, draft, async (tx) => {
      const { givingDayId, campaignId, designationId } = await this.scopes.find(tx, organisationId, foundation);
      await this.scopes.refuseUnknownTag(tx, organisationId, tag);
      if (this.#isYetToCome(draft)) return [NONE];
      return tx.rows<Placed>(countForNewSql, [organisationId, givingDayId, campaignId, designationId, foundation.currency, tag, percent, mostPerGift, opensAt, closesAt]);
    });
  }

  /** With those that have a place in it; gifts that nobody has looked at yet are taken in before. @throws PledgeRefused, MatchTermsSettled, PoolBelowAllotted, MatchNotFound */
  async ofChange(match: OwnedMatch, draft: MatchDraft): Promise<MatchPreview> {
    const faults = faultsOfMatch(draft);
    if (faults.length > 0) throw new PledgeRefused(faults);
    const { id, organisationId } = match;
    const tag = draft.tag && keptText('tag', draft.tag);
    const { percent, mostPerGift, opensAt, closesAt } = draft;
    await this.allot.run(match);
    return this.#count(organisationId, draft, async (tx) => {
      const terms = await getTerms(tx, match);
      if (tag !== terms.tag) await this.scopes.refuseUnknownTag(tx, organisationId, tag);
      refuseSettled(terms, draft, tag);
      const placed = await tx.rows<Placed>(getPlacedSql, [id]);
      if (this.#isYetToCome(draft) || !meansOthers(terms, draft, tag)) return placed;
      return [...placed, ...(await tx.rows<Placed>(countForChangeSql, [id, tag, percent, mostPerGift, opensAt, closesAt]))];
    });
  }

  /** Nothing is given in a time that has not begun. */
  #isYetToCome({ opensAt }: MatchDraft): boolean {
    return opensAt > this.clock.now();
  }

  async #count(organisationId: OrganisationId, { pool }: MatchDraft, count: (tx: Transaction) => Promise<readonly Placed[]>): Promise<MatchPreview> {
    const readAt = this.clock.now();
    try {
      const parts = await this.transactions.run({ organisationId }, async (tx) => {
        await tx.rows(`SELECT set_config('statement_timeout', $1, true)`, [String(COUNT_MS)]);
        return count(tx);
      });
      const gifts = parts.reduce((sum, part) => sum + part.gifts, 0);
      const wanted = parts.reduce((sum, part) => sum + BigInt(part.wanted), 0n);
      return { counted: { gifts, wanted: Number(wanted), covered: Number(wanted < BigInt(pool) ? wanted : pool) }, readAt };
    } catch (error) {
      if (error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === TIMED_OUT) return { counted: null, readAt };
      throw error;
    }
  }
}
