import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { MatchFolderShown, MatchShown } from '../../../contract/matches.js';
import { toMajor } from '../../parts/form-model.js';
import { MoneyText } from '../../parts/money-text.js';
import { Panel } from '../../parts/panel.js';
import { ZonedText } from '../../parts/zoned-text.js';
import { query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { MatchBar } from '../matches/match-state.js';
import '../pledge/pledge.css';

/** Pool, allotted, left. */
export function MatchFacts({ match: { pool, allotted, gifts, currency } }: { readonly match: MatchShown }) {
  const { say, number } = useWords();
  return (
    <dl className="pledge-figures">
      <div><dt>{say('match.pool')}</dt><dd data-figure="pool"><MoneyText of={{ amount: pool, currency }} /></dd></div>
      <div><dt>{say('match.allotted')}</dt><dd data-figure="allotted"><MoneyText of={{ amount: allotted, currency }} /></dd></div>
      <div><dt>{say('match.left')}</dt><dd data-figure="left"><MoneyText of={{ amount: pool - allotted, currency }} /></dd></div>
      <div><dt>{say('match.gifts')}</dt><dd data-figure="gifts" className="figures">{number(gifts)}</dd></div>
    </dl>
  );
}

/** What is left of the pool, and by which terms. */
export function Standing({ folder: { match, organisation } }: { readonly folder: MatchFolderShown }) {
  const { say, percent } = useWords();
  const zone = organisation.timeZone;
  const { mostPerGift, currency, exhaustedAt, closedAt, tag } = match;
  return (
    <Panel title={say('pledge.standing')}>
      <MatchBar of={match} />
      <MatchFacts match={match} />
      <dl className="facts">
        <dt>{say('share.gift')}</dt><dd>{say('match.added', { percent: percent(match.percent / 100) })}{mostPerGift !== null && <> · {say('match.mostPerGift')}: <MoneyText of={{ amount: mostPerGift, currency }} /></>}</dd>
        {tag !== null && <><dt>{say('pledge.tag')}</dt><dd><bdi>{tag}</bdi></dd></>}
        <dt>{say('pledge.opensAt')}</dt><dd><ZonedText at={match.opensAt} zone={zone} /></dd>
        <dt>{say('pledge.closesAt')}</dt><dd><ZonedText at={match.closesAt} zone={zone} /></dd>
        {closedAt !== null && <><dt>{say('pledge.endedAt')}</dt><dd><ZonedText at={closedAt} zone={zone} /></dd></>}
        {exhaustedAt !== null && <><dt>{say('match.usedUpAt')}</dt><dd><ZonedText at={exhaustedAt} zone={zone} /></dd></>}
        <dt>{say('pledge.madeAt')}</dt><dd><ZonedText at={match.createdAt} zone={zone} /></dd>
      </dl>
    </Panel>
  );
}

/** What the sponsor owes, and the way to enter what they have paid, once it is settled: before, it would be matched itself. */
export function Owed({ folder: { match, organisation, may } }: { readonly folder: MatchFolderShown }) {
  const { say } = useWords();
  const { allotted: amount, currency, state, sponsor, campaign, designation } = match;
  const way = `/donations/-${query({ organisation: organisation.slug, name: sponsor, amount: toMajor(amount, currency), campaign: campaign?.slug, designation: designation?.slug })}`;
  return (
    <Panel title={say('match.owed')}>
      <p className="pledge-owed" data-figure="owed"><MoneyText of={{ amount, currency }} /></p>
      <p className="soft small">{say(state === 'closed' ? 'match.owedThen' : 'match.owedNow')}</p>
      {state === 'closed' && amount > 0 && may.enterGifts && (
        <div className="panel-levers">
          <Button component={Link} to={way} variant="default">{say('match.enterPayment')}</Button>
          <span className="soft small">{say('match.enterHint')}</span>
        </div>
      )}
    </Panel>
  );
}
