import type { Transaction } from '../database/transaction.js';
import type { OwnedMatch } from './allot-match.js';
import type { MatchDraft } from './match.js';
import { MatchNotFound, MatchTermsSettled, PoolBelowAllotted } from './matches.errors.js';
import { getTermsSql } from './save-match.sql.js';

/** By what gifts are matched until somebody changes it. */
export interface MatchTerms {
  readonly tag: string | null;
  readonly percent: number;
  readonly mostPerGift: string | null;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly gifts: number;
  readonly allotted: string;
}

/** @throws MatchNotFound */
export async function getTerms(tx: Transaction, { id }: OwnedMatch): Promise<MatchTerms> {
  const terms = await tx.row<MatchTerms>(getTermsSql, [id]);
  if (terms === null) throw new MatchNotFound();
  return terms;
}

/** What is added to a gift, and whose, is settled by the first; the pool is never less than what is allotted. @throws MatchTermsSettled, PoolBelowAllotted */
export function refuseSettled({ tag, percent, mostPerGift, gifts, allotted }: MatchTerms, draft: MatchDraft, draftTag: string | null): void {
  const settled = [
    ...(draft.percent === percent ? [] : ['percent']),
    ...(draft.mostPerGift === (mostPerGift === null ? null : Number(mostPerGift)) ? [] : ['mostPerGift']),
    ...(draftTag === tag ? [] : ['tag']),
  ];
  if (gifts > 0 && settled.length > 0) throw new MatchTermsSettled(settled);
  if (draft.pool < Number(allotted)) throw new PoolBelowAllotted(Number(allotted));
}

/** Whether gifts that were looked at before may be meant now, or no longer. */
export function meansOthers({ tag, opensAt, closesAt }: MatchTerms, draft: MatchDraft, draftTag: string | null): boolean {
  return draftTag !== tag || draft.opensAt.getTime() !== opensAt.getTime() || draft.closesAt.getTime() !== closesAt.getTime();
}
