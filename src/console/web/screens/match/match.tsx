import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { MatchClosingShown, MatchFolderShown } from '../../../contract/matches.js';
import { Fault } from '../../parts/fault.js';
import { LiveMark } from '../../parts/live-mark.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useLive } from '../../wire/live.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { MatchBadge } from '../matches/match-state.js';
import { AboutText } from '../pledge/about-text.js';
import { FreshLever } from '../pledge/fresh-lever.js';
import { MatchForm } from './match-form.js';
import { NewMatch } from './new-match.js';
import { PoolLever } from './pool-lever.js';
import { Shares } from './shares.js';
import { MatchFacts, Owed, Standing } from './standing.js';

const EVENTS = ['match'] as const;

/** One match, or a new one. */
export default function MatchScreen() {
  const { id = '' } = useParams();
  const [slug] = useOrganisation();
  const organisation = session.organisations.find((known) => known.slug === slug);
  if (id !== '-') return <Made key={id} id={id} />;
  return organisation === undefined ? <Loading /> : <NewMatch key={organisation.slug} organisation={organisation} />;
}

/** What is left of a pool and who has what of it, while gifts come in. */
function Made({ id }: { readonly id: string }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const key = ['match', id];
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => ask<MatchFolderShown>(`/matches/${encodeURIComponent(id)}`), refetchOnWindowFocus: false });
  const live = useLive(data === undefined ? null : `/live${query({ about: 'match', id })}`, EVENTS, (_, told) => {
    queries.setQueryData(key, told);
    void queries.invalidateQueries({ queryKey: ['list', `/matches/${id}/shares`] });
  });
  if (error !== null && data === undefined) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { match, organisation, may } = data;
  return (
    <>
      <ScreenTitle
        back={<Link to={`/matches${query({ organisation: organisation.slug })}`}>{say('matches.title')}</Link>}
        title={<bdi>{match.sponsor}</bdi>}
        note={<><MatchBadge state={match.state} /> <AboutText of={match} /></>}
      >
        <LiveMark state={live} />
        {may.edit && <Levers folder={data} onDone={() => void refetch()} />}
      </ScreenTitle>
      <div className="two-columns">
        <div className="stack">
          <Standing folder={data} />
          <Panel title={say('pledge.text')}><MatchForm folder={data} /></Panel>
        </div>
        <Owed folder={data} />
      </div>
      <div className="pledge-below"><Shares match={match} /></div>
    </>
  );
}

function Levers({ folder: { match }, onDone }: { readonly folder: MatchFolderShown; readonly onDone: () => void }) {
  const { say, money } = useWords();
  const reopen = useMutation({ mutationFn: () => ask(`/matches/${match.id}/reopening`, { method: 'POST' }), onSuccess: onDone });
  return (
    <>
      <PoolLever match={match} onDone={onDone} />
      {match.state !== 'closed' && (
        <FreshLever<MatchClosingShown>
          path={`/matches/${match.id}/closing`}
          lever={say('match.close')}
          title={say('match.closeTitle')}
          text={({ match: now }) => <><p>{say('match.closeText')}</p><MatchFacts match={now} /></>}
          sure={({ match: { allotted: amount, currency } }) => say('match.closeSure', { amount: money({ amount, currency }) })}
          onDone={onDone}
        />
      )}
      {match.closedAt !== null && <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate()}>{say('pledge.reopen')}</Button>}
      <Fault error={reopen.error} />
    </>
  );
}
