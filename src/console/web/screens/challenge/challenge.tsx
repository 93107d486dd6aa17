import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ChallengeClosingShown, ChallengeFolderShown } from '../../../contract/matches.js';
import { LiveMark } from '../../parts/live-mark.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useLive } from '../../wire/live.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { ChallengeBadge, useCounted } from '../challenges/challenge-state.js';
import { AboutText } from '../pledge/about-text.js';
import { FreshLever } from '../pledge/fresh-lever.js';
import { ChallengeForm } from './challenge-form.js';
import { NewChallenge } from './new-challenge.js';
import { ChallengeFacts, ChallengeStanding } from './standing.js';

const EVENTS = ['challenge'] as const;

/** One challenge, or a new one. */
export default function ChallengeScreen() {
  const { id = '' } = useParams();
  const [slug] = useOrganisation();
  const organisation = session.organisations.find((known) => known.slug === slug);
  if (id !== '-') return <Made key={id} id={id} />;
  return organisation === undefined ? <Loading /> : <NewChallenge key={organisation.slug} organisation={organisation} />;
}

/** How far a challenge is, while gifts come in. */
function Made({ id }: { readonly id: string }) {
  const { say } = useWords();
  const counted = useCounted();
  const queries = useQueryClient();
  const key = ['challenge', id];
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => ask<ChallengeFolderShown>(`/challenges/${encodeURIComponent(id)}`), refetchOnWindowFocus: false });
  const live = useLive(data === undefined ? null : `/live${query({ about: 'challenge', id })}`, EVENTS, (_, told) => queries.setQueryData(key, told));
  if (error !== null && data === undefined) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { challenge, organisation, may } = data;
  const isOn = challenge.state === 'upcoming' || challenge.state === 'open';
  return (
    <>
      <ScreenTitle
        back={<Link to={`/matches/challenges${query({ organisation: organisation.slug })}`}>{say('challenges.title')}</Link>}
        title={<bdi>{challenge.sponsor}</bdi>}
        note={<><ChallengeBadge state={challenge.state} /> <AboutText of={challenge} /></>}
      >
        <LiveMark state={live} />
        {may.edit && isOn && (
          <FreshLever<ChallengeClosingShown>
            path={`/challenges/${id}/closing`}
            lever={say('challenge.close')}
            title={say('challenge.closeTitle')}
            text={({ challenge: now }) => <><p>{say(now.state === 'met' ? 'challenge.metMeanwhile' : 'challenge.closeText')}</p><ChallengeFacts challenge={now} /></>}
            sure={({ challenge: now }) => (now.state === 'met' ? null : say('challenge.closeSure', { progress: counted(now.progress, now) }))}
            onDone={() => void refetch()}
          />
        )}
      </ScreenTitle>
      <div className="two-columns">
        <ChallengeStanding folder={data} />
        <Panel title={say('pledge.text')}><ChallengeForm folder={data} /></Panel>
      </div>
    </>
  );
}
