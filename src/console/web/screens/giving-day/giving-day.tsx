import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { GivingDayFolderShown } from '../../../contract/campaigns.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { PeriodBadge } from '../../parts/period-badge.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { useWords } from '../../words/words.js';
import { GivingDayForm, NewGivingDayForm } from './giving-day-form.js';

/** One giving day: what it says and when it is. */
export default function GivingDayScreen() {
  const { slug = '' } = useParams();
  return slug === '-' ? <NewDay /> : <Written key={slug} slug={slug} />;
}

function Written({ slug }: { readonly slug: string }) {
  const { say, count } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['giving-day', slug], queryFn: () => ask<GivingDayFolderShown>(`/giving-days/${encodeURIComponent(slug)}`), refetchOnWindowFocus: false });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { day, may } = data;
  return (
    <>
      <ScreenTitle
        back={<Link to={`/giving-days?organisation=${day.organisation}`}>{say('days.title')}</Link>}
        title={<bdi>{day.title}</bdi>}
        note={<><PeriodBadge period={day.period} />{day.isPublished && <> · <a href={`/g/${slug}`}>{say('campaign.page')}</a></>}</>}
      >
        <Link to={`/campaigns?organisation=${day.organisation}&day=${slug}`}>{count('cockpit.campaigns', day.campaigns)}</Link>
        <Link to={`/cockpit/${slug}`}>{say('cockpit.title')}</Link>
      </ScreenTitle>
      <Panel title={say('day.text')}><GivingDayForm day={day} mayEdit={may.edit} /></Panel>
    </>
  );
}

function NewDay() {
  const { say } = useWords();
  const [organisation] = useOrganisation();
  return (
    <>
      <ScreenTitle back={<Link to={`/giving-days${query({ organisation })}`}>{say('days.title')}</Link>} title={say('days.new')} />
      <Panel title={say('day.text')}><NewGivingDayForm organisation={organisation ?? ''} /></Panel>
    </>
  );
}
