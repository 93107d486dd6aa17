import type { ComponentChild } from 'preact';
import { formatMoney, money } from '../../shared/money.js';
import { Instant } from '../components/instant.view.js';
import { MoneyFigure } from '../components/figures.view.js';
import { formatCount, formatPercent } from '../page-text/counts.js';
import { fill } from '../page-text/fill.js';
import { pluralOf } from '../page-text/plural.js';
import type { Voice } from '../page-text/voice.js';
import { PLEDGE_TEXT } from './pledge-text.js';
import type { ChallengeModel, MatchModel, PledgesModel } from './pledges.page-model.js';

interface PledgesProps {
  readonly pledges: PledgesModel;
  readonly voice: Voice;
}

/** What sponsors have promised. Also drawn where there is nothing, because the browser puts here what comes later. */
export function Pledges({ pledges, voice }: PledgesProps) {
  const text = PLEDGE_TEXT[voice.language];
  const { edition, matches, challenges } = pledges;
  const isEmpty = matches.length + challenges.length === 0;
  return (
    <section class="pledges" data-live-part="pledges" data-pledges={edition} hidden={isEmpty} aria-labelledby={isEmpty ? undefined : 'pledges-title'}>
      {!isEmpty && (
        <>
          <h2 id="pledges-title">{text.title}</h2>
          <ul class="pledge-list">
            {matches.map((match) => <Match key={match.id} match={match} voice={voice} />)}
            {challenges.map((challenge) => <Challenge key={challenge.id} challenge={challenge} voice={voice} />)}
          </ul>
          {matches.length > 0 && <p class="pledges-note">{text.onTop}</p>}
        </>
      )}
    </section>
  );
}

/** The first match that is on, in a line; beside the form, where gifts are decided upon. */
export function MatchLine({ pledges, voice }: PledgesProps) {
  const match = pledges.matches.find(({ state, isForSome }) => state === 'open' && !isForSome);
  return (
    <p class="match-line" data-live-part="match line" hidden={match === undefined}>
      {match && <><strong>{headlineOf(match, voice)}</strong> {fill(PLEDGE_TEXT[voice.language].until, { time: <Instant at={match.closesAt} voice={voice} /> })}</>}
    </p>
  );
}

function headlineOf({ sponsor, percent }: MatchModel, voice: Voice): ComponentChild {
  const text = PLEDGE_TEXT[voice.language];
  return fill(percent === 100 ? text.doubles : text.adds, { sponsor: <bdi>{sponsor}</bdi>, percent: formatPercent(percent, voice.locale) });
}

function Match({ match, voice }: { readonly match: MatchModel; readonly voice: Voice }) {
  const text = PLEDGE_TEXT[voice.language];
  const { id, state, pool, left, allotted, opensAt, closesAt, designation, isForSome, mostPerGift } = match;
  const amount = (value: typeof pool) => formatMoney(value, voice.locale);
  const time = <Instant at={closesAt} voice={voice} />;
  return (
    <li class={`pledge is-${state}`} data-pledge={id}>
      <h3>{headlineOf(match, voice)}</h3>
      {state === 'exhausted' && <p class="pledge-end">{fill(text.exhausted, { pool: amount(pool) })}</p>}
      {state === 'closed' && <p class="pledge-end">{fill(text.closed, { allotted: amount(allotted) })}</p>}
      {(state === 'open' || state === 'upcoming') && (
        <>
          <p class="pledge-figure">{fill(text.left, { left: <MoneyFigure value={left} name="left" voice={voice} />, pool: amount(pool) })}</p>
          <div class="progress"><progress max={pool.amount} value={left.amount} aria-label={text.leftBar} data-bar /></div>
          <p class="pledge-terms">
            {state === 'open' ? fill(text.until, { time }) : fill(text.from, { from: <Instant at={opensAt} voice={voice} />, time })}
            {mostPerGift !== null && <> {fill(text.most, { amount: amount(mostPerGift) })}</>}
            {designation !== null && <> {fill(text.onlyFor, { designation: <bdi>{designation}</bdi> })}</>}
            {isForSome && <> {text.forSome}</>}
          </p>
        </>
      )}
    </li>
  );
}

function Challenge({ challenge, voice }: { readonly challenge: ChallengeModel; readonly voice: Voice }) {
  const text = PLEDGE_TEXT[voice.language];
  const { id, state, sponsor, reward, rewardAmount, threshold, progress, opensAt, closesAt, designation, isForSome } = challenge;
  const isOn = state === 'open' || state === 'upcoming';
  return (
    <li class={`pledge is-${state}`} data-pledge={id}>
      <h3><bdi>{reward}</bdi>{rewardAmount !== null && <> ({formatMoney(rewardAmount, voice.locale)})</>}</h3>
      <p class="pledge-figure">
        {fill(text.progress, { progress: <Counted challenge={challenge} value={progress} voice={voice} />, threshold: counted(challenge, threshold, voice) })} {nounOf(challenge, voice)}
      </p>
      <div class={state === 'met' ? 'progress is-reached' : 'progress'}><progress max={threshold} value={Math.min(progress, threshold)} aria-label={text.progressBar} data-bar /></div>
      {state === 'met' || state === 'missed' || state === 'counting' ? <p class="pledge-end">{text[state]}</p> : null}
      <p class="pledge-terms">
        {fill(text.promised, { sponsor: <bdi>{sponsor}</bdi> })}
        {isOn && <> {fill(text.from, { from: <Instant at={opensAt} voice={voice} />, time: <Instant at={closesAt} voice={voice} /> })}</>}
        {designation !== null && <> {fill(text.onlyFor, { designation: <bdi>{designation}</bdi> })}</>}
        {isForSome && <> {text.forSome}</>}
      </p>
    </li>
  );
}

interface CountedProps {
  readonly challenge: ChallengeModel;
  readonly value: number;
  readonly voice: Voice;
}

/** What has been counted, which moves live. */
function Counted({ challenge, value, voice }: CountedProps) {
  const currency = challenge.kind === 'amount' ? challenge.currency : undefined;
  return <data class="figure" value={String(value)} data-figure="progress" data-currency={currency}>{counted(challenge, value, voice)}</data>;
}

function counted({ kind, currency }: ChallengeModel, value: number, { locale }: Voice): string {
  return kind === 'amount' ? formatMoney(money(value, currency), locale) : formatCount(value, locale);
}

function nounOf({ kind, threshold }: ChallengeModel, { text, language }: Voice): string {
  if (kind === 'amount') return '';
  return pluralOf(kind === 'gifts' ? text.figures.donations : text.figures.donors, threshold, language);
}
