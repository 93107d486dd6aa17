import type { CampaignId, DesignationId, GivingDayId, OrganisationId } from '../../../shared/ids.js';
import type { DemoDates } from '../demo-dates.js';
import type { GivingWindow } from '../donations/gift-times.js';
import type { PseudoRandom } from '../pseudo-random.js';
import type { DemoCampaign, StandaloneCampaign } from './demo-campaign.js';

/** A written campaign that has got its place in the database and in time. */
export interface SeededCampaign {
  readonly id: CampaignId;
  readonly organisation_id: OrganisationId;
  readonly giving_day_id: GivingDayId | null;
  readonly content: DemoCampaign;
  readonly opens_at: Date;
  readonly closes_at: Date | null;
  readonly designations: readonly {
    readonly id: DesignationId;
    readonly slug: string;
    readonly title: string;
  }[];
  /** When its seeded gifts were made; of no use to a campaign that has none. */
  readonly giving: GivingWindow;
}

export interface CampaignOwner {
  readonly organisation_id: OrganisationId;
  readonly giving_day_id: GivingDayId;
}

export function onLiveDay(
  random: PseudoRandom,
  owner: CampaignOwner,
  dates: DemoDates,
  content: DemoCampaign,
): SeededCampaign {
  return seeded(
    random,
    owner,
    content,
    { opens_at: dates.liveStarts, closes_at: dates.liveEnds },
    dates.now,
    true,
  );
}

/** Campaigns of the upcoming day belong to it; the others stand alone. */
export function onItsOwn(
  random: PseudoRandom,
  owner: CampaignOwner,
  dates: DemoDates,
  content: StandaloneCampaign,
): SeededCampaign {
  const isOfDay = content.when === 'upcoming day';
  const place = { ...owner, giving_day_id: isOfDay ? owner.giving_day_id : null };
  const period = standalonePeriod(content.when, dates);
  return seeded(random, place, content, period, period.closes_at ?? dates.now, false);
}

type Period = Pick<SeededCampaign, 'opens_at' | 'closes_at'>;

export function standalonePeriod(when: StandaloneCampaign['when'], dates: DemoDates): Period {
  const periods: Record<StandaloneCampaign['when'], Period> = {
    open: { opens_at: dates.openedAt, closes_at: null },
    closing: { opens_at: dates.openedAt, closes_at: dates.closesSoon },
    closed: { opens_at: dates.longAgo, closes_at: dates.closedAt },
    upcoming: { opens_at: dates.opensSoon, closes_at: null },
    'upcoming day': { opens_at: dates.upcomingStarts, closes_at: dates.upcomingEnds },
  };
  return periods[when];
}

function seeded(
  random: PseudoRandom,
  place: Pick<SeededCampaign, 'organisation_id' | 'giving_day_id'>,
  content: DemoCampaign,
  period: Period,
  givenUntil: Date,
  hasLaunch: boolean,
): SeededCampaign {
  const designations = (content.designations ?? []).map(([slug, title]) => ({
    id: random.id<'Designation'>(period.opens_at),
    slug,
    title,
  }));
  const id = random.id<'Campaign'>(period.opens_at);
  return {
    ...place,
    ...period,
    id,
    content,
    designations,
    giving: { from: period.opens_at, until: givenUntil, hasLaunch },
  };
}
