import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import type { CockpitPart, CockpitShown } from '../../../contract/cockpit.js';
import { LiveMark } from '../../parts/live-mark.js';
import { ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useLive } from '../../wire/live.js';
import { rememberOrganisation } from '../../wire/organisation.js';
import { useWords } from '../../words/words.js';
import './cockpit.css';
import { DayChoice } from './day-choice.js';
import { DayPledges } from './day-pledges.js';
import { DayTime } from './day-time.js';
import { Leaders } from './leaders.js';
import { MailPlan } from './mail-plan.js';
import { Mails, Gifts, Pace } from './day-charts.js';
import { Problems } from './problems.js';
import { RefreshLever } from './refresh-lever.js';
import { SheetWork } from './sheet-work.js';
import { Totals } from './totals.js';

const PARTS: readonly CockpitPart[] = ['totals', 'leaders', 'problems', 'work', 'pledges', 'pace', 'plan'];

/** Everything about a giving day while it is on, what is wrong with it first. It moves by itself. */
export default function Cockpit() {
  const { say } = useWords();
  const { day = '' } = useParams();
  const queries = useQueryClient();
  const key = ['cockpit', day];
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => ask<CockpitShown>(`/cockpits/${encodeURIComponent(day)}`), refetchOnWindowFocus: false });
  const live = useLive(data === undefined ? null : `/live${query({ about: 'cockpit', day })}`, PARTS, (part, told) => {
    queries.setQueryData<CockpitShown>(key, (before) => before && { ...before, [part]: told });
  });
  const organisation = data?.day.organisation.slug;
  useEffect(() => {
    if (organisation !== undefined) rememberOrganisation(organisation);
  }, [organisation]);
  if (error !== null && data === undefined) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <ScreenTitle title={<bdi>{data.day.title}</bdi>} note={<DayTime day={data.day} />}>
        <LiveMark state={live} />
        <DayChoice day={data.day} />
        <RefreshLever day={data.day} />
      </ScreenTitle>
      <h2 className="hidden-text">{say('cockpit.problems')}</h2>
      <Problems problems={data.problems} />
      <Totals cockpit={data} />
      <div className="cockpit-grid">
        <div className="stack">
          <Pace cockpit={data} />
          <Gifts cockpit={data} />
          <Mails cockpit={data} />
        </div>
        <div className="stack">
          <Leaders of={data.leaders} />
          <DayPledges pledges={data.pledges} />
          <MailPlan plan={data.plan} />
          <SheetWork work={data.work} />
        </div>
      </div>
    </>
  );
}
