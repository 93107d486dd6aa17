import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { CampaignFolderShown } from '../../../contract/campaigns.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { PeriodBadge } from '../../parts/period-badge.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { Cadence } from './cadence.js';
import { CampaignForm } from './campaign-form.js';
import { Designations } from './designations.js';
import { NewCampaignScreen } from './new-campaign.js';

/** One campaign: what it says, its funds, and how often its figures are refreshed. */
export default function CampaignScreen() {
  const { slug = '' } = useParams();
  return slug === '-' ? <NewCampaignScreen /> : <Written key={slug} slug={slug} />;
}

function Written({ slug }: { readonly slug: string }) {
  const { say } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['campaign', slug], queryFn: () => ask<CampaignFolderShown>(`/campaigns/${encodeURIComponent(slug)}`), refetchOnWindowFocus: false });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { campaign, designations, cadence, may } = data;
  const { day, organisation, title, period, isPublished } = campaign;
  return (
    <>
      <ScreenTitle
        back={<Link to={`/campaigns?organisation=${organisation}`}>{say('campaigns.title')}</Link>}
        title={<bdi>{title}</bdi>}
        note={<><PeriodBadge period={period} />{day !== null && <> · <Link to={`/cockpit/${day.slug}`}><bdi>{day.title}</bdi></Link></>}{isPublished && <> · <a href={`/c/${slug}`}>{say('campaign.page')}</a></>}</>}
      >
        {session.isOfPlatform && <a href={`/console/figures/campaign/${slug}`}>{say('campaign.figures')}</a>}
      </ScreenTitle>
      <div className="two-columns">
        <Panel title={say('campaign.text')}><CampaignForm campaign={campaign} mayEdit={may.edit} /></Panel>
        <div className="stack">
          <Designations slug={slug} designations={designations} mayEdit={may.edit} />
          {cadence !== null && <Cadence slug={slug} cadence={cadence} mayDecide={may.cadence} />}
        </div>
      </div>
    </>
  );
}
