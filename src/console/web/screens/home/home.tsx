import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import type { GivingDayRowShown } from '../../../contract/campaigns.js';
import type { PageShown } from '../../../contract/common.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading, Quiet } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';

const LOOKED_AT = 50;

/** Leads everyone to where their work is: engineers to the queues, the others to the day that is on. */
export default function Home() {
  return session.role === 'engineer' && location.pathname.replace(/\/$/, '') === '/console' ? <Navigate to="/engine/queues" replace /> : <NextDay />;
}

function NextDay() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const { data, error, refetch } = useQuery({
    queryKey: ['giving-days', organisation, 'next'],
    queryFn: () => ask<PageShown<GivingDayRowShown>>(`/giving-days${query({ organisation, limit: LOOKED_AT })}`),
    enabled: organisation !== null,
  });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined && organisation !== null) return <Loading />;
  const day = nearest(data?.rows ?? []);
  if (day !== undefined) return <Navigate to={`/cockpit/${day.slug}`} replace />;
  return (
    <>
      <ScreenTitle title={say('cockpit.title')}><OrganisationChoice value={organisation} onChoose={choose} /></ScreenTitle>
      <Quiet title={say('home.noDay')}>{say('home.noDayText')}</Quiet>
    </>
  );
}

/** The one that is on; else the next to come; else the last there was. They come latest first. */
function nearest(days: readonly GivingDayRowShown[]): GivingDayRowShown | undefined {
  return days.find(({ period }) => period === 'open') ?? days.findLast(({ period }) => period === 'upcoming') ?? days[0];
}
