import type { ChallengeKindShown, ChallengeShown, ChallengeTextShown, MatchShown, MatchTextShown, PledgeFoundationShown, PledgeShown } from '../../../contract/matches.js';
import { instantIn, localTextOf } from '../../../../shared/zoned-time.js';
import { toMajor, toMinor } from '../../parts/form-model.js';

/** What both kinds have, as fields hold it: texts, and times as clocks of the organisation show them. */
export interface PledgeValues {
  readonly sponsor: string;
  /** Empty for everybody. */
  readonly tag: string;
  readonly opensAt: string;
  readonly closesAt: string;
}

export interface MatchValues extends PledgeValues {
  readonly pool: string;
  readonly percent: string;
  readonly mostPerGift: string;
}

export interface ChallengeValues extends PledgeValues {
  readonly kind: ChallengeKindShown;
  readonly threshold: string;
  readonly reward: string;
  readonly rewardAmount: string;
}

/** As they were before the form was touched. */
type Times = Pick<PledgeShown, 'opensAt' | 'closesAt'>;

/** Which gifts a new one is about. */
export interface AboutValues {
  readonly kind: 'day' | 'campaign';
  readonly givingDay: string;
  readonly campaign: string;
  readonly designation: string;
  readonly currency: string;
}

export function emptyPledge(zone: string): PledgeValues {
  return { sponsor: '', tag: '', opensAt: localTextOf(zone, new Date()), closesAt: '' };
}

export function toMatchValues(match: MatchShown, zone: string): MatchValues {
  const { pool, percent, mostPerGift, currency } = match;
  return { ...toValues(match, zone), pool: toMajor(pool, currency), percent: String(percent), mostPerGift: toMajor(mostPerGift, currency) };
}

export function toChallengeValues(challenge: ChallengeShown, zone: string): ChallengeValues {
  const { kind, threshold, reward, rewardAmount, currency } = challenge;
  return { ...toValues(challenge, zone), kind, threshold: kind === 'amount' ? toMajor(threshold, currency) : String(threshold), reward, rewardAmount: toMajor(rewardAmount, currency) };
}

/** What is no amount or no time goes as what it is not, and comes back as a fault of its field. */
export function toMatchText(values: MatchValues, currency: string, zone: string, was: Times | null): MatchTextShown {
  const { pool, percent, mostPerGift } = values;
  return { ...toText(values, zone, was), pool: toMinor(pool, currency) ?? 0, percent: toNumber(percent), mostPerGift: toMinor(mostPerGift, currency) };
}

export function toChallengeText(values: ChallengeValues, currency: string, zone: string, was: Times | null): ChallengeTextShown {
  const { kind, threshold, reward, rewardAmount } = values;
  return { ...toText(values, zone, was), kind, threshold: kind === 'amount' ? (toMinor(threshold, currency) ?? 0) : toNumber(threshold), reward, rewardAmount: toMinor(rewardAmount, currency) };
}

export function toFoundation({ kind, givingDay, campaign, designation, currency }: AboutValues): PledgeFoundationShown {
  const isOfDay = kind === 'day';
  const named = (slug: string, isMeant: boolean) => (isMeant && slug !== '' ? slug : null);
  return { givingDay: named(givingDay, isOfDay), campaign: named(campaign, !isOfDay), designation: named(designation, !isOfDay), currency };
}

function toValues({ sponsor, tag, opensAt, closesAt }: PledgeShown, zone: string): PledgeValues {
  return { sponsor, tag: tag ?? '', opensAt: localTextOf(zone, new Date(opensAt)), closesAt: localTextOf(zone, new Date(closesAt)) };
}

/** A field holds no seconds: a time that nobody has touched goes back as it came, for another would be a change. */
function toText({ sponsor, tag, opensAt, closesAt }: PledgeValues, zone: string, was: Times | null) {
  const instant = (local: string, before: string | undefined) => (before !== undefined && localTextOf(zone, new Date(before)) === local ? before : (instantIn(zone, local)?.toISOString() ?? ''));
  return { sponsor, tag: tag === '' ? null : tag, opensAt: instant(opensAt, was?.opensAt), closesAt: instant(closesAt, was?.closesAt) };
}

function toNumber(text: string): number {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? 0 : number;
}
