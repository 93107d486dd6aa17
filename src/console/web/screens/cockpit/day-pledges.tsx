import { Link } from 'react-router';
import type { DayPledgesShown } from '../../../contract/cockpit.js';
import type { ChallengeShown, MatchShown } from '../../../contract/matches.js';
import { Panel } from '../../parts/panel.js';
import { useWords } from '../../words/words.js';
import { ChallengeBadge, ChallengeBar, useProgress } from '../challenges/challenge-state.js';
import { MatchBadge, MatchBar } from '../matches/match-state.js';

/** What sponsors have promised and is on: what is left of pools, and how far challenges are. */
export function DayPledges({ pledges: { matches, challenges } }: { readonly pledges: DayPledgesShown }) {
  const { say } = useWords();
  return (
    <Panel title={say('cockpit.pledges')} aside={<><Link to="/matches">{say('matches.title')}</Link> · <Link to="/matches/challenges">{say('challenges.title')}</Link></>}>
      {matches.length + challenges.length === 0 && <p className="soft">{say('cockpit.noPledges')}</p>}
      <ul className="plan">
        {matches.map((match) => <li key={match.id} data-match={match.state}><OpenMatch of={match} /></li>)}
        {challenges.map((challenge) => <li key={challenge.id} data-challenge={challenge.state}><OpenChallenge of={challenge} /></li>)}
      </ul>
    </Panel>
  );
}

function OpenMatch({ of }: { readonly of: MatchShown }) {
  const { say, money } = useWords();
  const { id, sponsor, pool, allotted, currency, state } = of;
  return (
    <>
      <Link to={`/matches/${id}`}><bdi>{sponsor}</bdi></Link>
      <p className="small soft"><MatchBadge state={state} /> <span className="figures">{say('cockpit.matchLeft', { left: money({ amount: pool - allotted, currency }), pool: money({ amount: pool, currency }) })}</span></p>
      <MatchBar of={of} />
    </>
  );
}

function OpenChallenge({ of }: { readonly of: ChallengeShown }) {
  const progress = useProgress(of);
  return (
    <>
      <Link to={`/matches/challenges/${of.id}`}><bdi>{of.sponsor}</bdi></Link>
      <p className="small soft"><ChallengeBadge state={of.state} /> <span className="figures">{progress}</span></p>
      <ChallengeBar of={of} />
    </>
  );
}
