import { isCurrency } from '../shared/currencies.js';
import type { Fault } from '../shared/domain-error.js';
import { parseText } from '../shared/text.js';
import { CHALLENGE_KINDS, type ChallengeDraft } from './challenge.js';
import type { MatchDraft } from './match.js';
import type { PledgeDraft, PledgeFoundation } from './pledge.js';

/** Far below what cannot be held exactly. Minor units. */
const LARGEST = 10 ** 13;
const HIGHEST_PERCENT = 1_000;
const LONGEST = { sponsor: 200, reward: 300, tag: 100 } as const;

/** Everything that is wrong with what settles a pledge, before what it names is looked up. */
export function faultsOfFoundation({ givingDay, campaign, designation, currency }: PledgeFoundation): Fault[] {
  return [
    ...when((givingDay === null) === (campaign === null), 'campaign', 'one_of_two', 'is named where there is no giving day, and only there'),
    ...when(designation !== null && campaign === null, 'designation', 'without_campaign', 'is one of a campaign'),
    ...when(!isCurrency(currency), 'currency', 'unknown_currency', 'is no currency that gifts can be booked in'),
  ];
}

export function faultsOfMatch(draft: MatchDraft): Fault[] {
  const { pool, percent, mostPerGift } = draft;
  return [
    ...faultsOfDraft(draft),
    ...when(!isAmount(pool), 'pool', 'out_of_bounds', 'is no amount of money'),
    ...when(!Number.isSafeInteger(percent) || percent < 1 || percent > HIGHEST_PERCENT, 'percent', 'out_of_bounds', `is not between 1 and ${HIGHEST_PERCENT}`),
    ...when(mostPerGift !== null && !isAmount(mostPerGift), 'mostPerGift', 'out_of_bounds', 'is no amount of money'),
  ];
}

export function faultsOfChallenge(draft: ChallengeDraft): Fault[] {
  const { kind, threshold, rewardAmount } = draft;
  return [
    ...faultsOfDraft(draft),
    ...textFaults('reward', draft.reward),
    ...when(!CHALLENGE_KINDS.includes(kind), 'kind', 'unknown', 'is nothing that can be counted'),
    ...when(!isAmount(threshold), 'threshold', 'out_of_bounds', 'is nothing that could be reached'),
    ...when(rewardAmount !== null && !isAmount(rewardAmount), 'rewardAmount', 'out_of_bounds', 'is no amount of money'),
  ];
}

function faultsOfDraft({ sponsor, tag, opensAt, closesAt }: PledgeDraft): Fault[] {
  return [
    ...textFaults('sponsor', sponsor),
    ...(tag === null ? [] : textFaults('tag', tag)),
    ...when(closesAt <= opensAt, 'closesAt', 'before_opening', 'is before it opens'),
  ];
}

function textFaults(field: keyof typeof LONGEST, text: string): Fault[] {
  const parsed = parseText(text, LONGEST[field]);
  return parsed.ok ? [] : [{ field, code: parsed.fault, message: 'cannot be kept like that' }];
}

/** As it is kept, once {@link faultsOfMatch} or {@link faultsOfChallenge} has found nothing wrong with it. */
export function keptText(field: keyof typeof LONGEST, text: string): string {
  const parsed = parseText(text, LONGEST[field]);
  if (!parsed.ok) throw new Error(`${field} was not checked`);
  return parsed.value;
}

const isAmount = (amount: number) => Number.isSafeInteger(amount) && amount >= 1 && amount <= LARGEST;

function when(isSo: boolean, field: string, code: string, message: string): Fault[] {
  return isSo ? [{ field, code, message }] : [];
}
