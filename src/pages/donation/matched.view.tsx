import { formatMoney, type Money } from '../../shared/money.js';
import { fill } from '../page-text/fill.js';
import type { Voice } from '../page-text/voice.js';
import { PLEDGE_TEXT } from '../pledges/pledge-text.js';
import type { MatchedModel } from './donation.page-model.js';

/** What sponsors have added, in a sentence for each. */
export function Matched({ matches, voice }: { readonly matches: readonly MatchedModel[]; readonly voice: Voice }) {
  const text = PLEDGE_TEXT[voice.language];
  return (
    <>
      {matches.map(({ sponsor, amount }, index) => (
        <p key={index} class={amount !== null && amount.amount > 0 ? 'matched' : 'matched is-open'} data-matched={amount?.amount ?? ''}>
          {fill(sentenceOf(amount, text), { sponsor: <bdi>{sponsor}</bdi>, amount: amount === null ? '' : <strong>{formatMoney(amount, voice.locale)}</strong> })}
        </p>
      ))}
    </>
  );
}

function sentenceOf(amount: Money | null, text: (typeof PLEDGE_TEXT)['en']): string {
  if (amount === null) return text.matching;
  return amount.amount > 0 ? text.matched : text.unmatched;
}
