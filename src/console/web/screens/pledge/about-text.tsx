import { Link } from 'react-router';
import type { PledgeShown } from '../../../contract/matches.js';

/** Which gifts it is about, with the way there. */
export function AboutText({ of: { givingDay, campaign, designation } }: { readonly of: Pick<PledgeShown, 'givingDay' | 'campaign' | 'designation'> }) {
  return (
    <>
      {givingDay !== null && <Link className="plain-link" to={`/cockpit/${givingDay.slug}`}><bdi>{givingDay.title}</bdi></Link>}
      {campaign !== null && <Link className="plain-link" to={`/campaigns/${campaign.slug}`}><bdi>{campaign.title}</bdi></Link>}
      {designation !== null && <> · <bdi>{designation.title}</bdi></>}
    </>
  );
}
