import type { GivingDayId, OrganisationId } from '../../shared/ids.js';
import { CHARITY_CAMPAIGNS } from './campaigns/charity.js';
import { onItsOwn, onLiveDay, type SeededCampaign } from './campaigns/seeded-campaign.js';
import { UNIVERSITY_ABROAD } from './campaigns/university-abroad.js';
import { UNIVERSITY_AT_HOME } from './campaigns/university-home.js';
import type { DemoDates } from './demo-dates.js';
import { CHARITY, LIVE_DAY, UNIVERSITY, UPCOMING_DAY } from './demo-organisations.js';
import { publishedAt } from './demo-rows.js';
import { makeGifts, type GiftMakers, type Gifts } from './donations/make-gifts.js';
import { MakeDonors } from './donors/make-donors.js';
import { CHARITY_TAGS, charityTags, UNIVERSITY_TAGS, universityTags } from './donors/tags.js';
import { CHARITY_MESSAGES } from './messages/charity.js';
import { MessageDeck } from './messages/message-deck.js';
import { UNIVERSITY_MESSAGES } from './messages/university.js';
import { PseudoRandom } from './pseudo-random.js';

/** One organisation with all that belongs to it, as rows and as what rows are made of. */
export interface DemoTenant {
  readonly organisation: { readonly id: OrganisationId } & Record<string, unknown>;
  readonly givingDay: { readonly id: GivingDayId } & Record<string, unknown>;
  readonly campaigns: readonly SeededCampaign[];
  readonly tags: readonly string[];
  readonly gifts: Gifts;
  readonly random: PseudoRandom;
}

export const LIVE_DAY_GIFTS = 5_000;
const CHARITY_GIFTS = 850;

/** The slugs of the live day's campaigns, the most popular first. */
export const LIVE_DAY_CAMPAIGNS = [...UNIVERSITY_AT_HOME, ...UNIVERSITY_ABROAD];

export function universityTenant(dates: DemoDates): DemoTenant {
  const random = new PseudoRandom(1871);
  const organisation = organisationRow(random, UNIVERSITY, dates);
  const givingDay = givingDayRow(
    random,
    organisation.id,
    LIVE_DAY,
    dates.liveStarts,
    dates.liveEnds,
    dates.now,
  );
  const owner = { organisation_id: organisation.id, giving_day_id: givingDay.id };
  const campaigns = LIVE_DAY_CAMPAIGNS.map((content) => onLiveDay(random, owner, dates, content));
  const makers: GiftMakers = {
    random,
    donors: new MakeDonors(random, 'A-'),
    messages: new MessageDeck(random, UNIVERSITY_MESSAGES),
    tagsFor: universityTags,
  };
  const gifts = makeGifts(makers, campaigns, LIVE_DAY_GIFTS, dates.now);
  return { organisation, givingDay, campaigns, tags: UNIVERSITY_TAGS, gifts, random };
}

export function charityTenant(dates: DemoDates): DemoTenant {
  const random = new PseudoRandom(1994);
  const organisation = organisationRow(random, CHARITY, dates);
  const givingDay = givingDayRow(
    random,
    organisation.id,
    UPCOMING_DAY,
    dates.upcomingStarts,
    dates.upcomingEnds,
    dates.now,
  );
  const owner = { organisation_id: organisation.id, giving_day_id: givingDay.id };
  const campaigns = CHARITY_CAMPAIGNS.map((content) => onItsOwn(random, owner, dates, content));
  const makers: GiftMakers = {
    random,
    donors: new MakeDonors(random, 'MB'),
    messages: new MessageDeck(random, CHARITY_MESSAGES),
    tagsFor: charityTags,
  };
  const gifts = makeGifts(makers, campaigns, CHARITY_GIFTS, dates.now);
  return { organisation, givingDay, campaigns, tags: CHARITY_TAGS, gifts, random };
}

function organisationRow(
  random: PseudoRandom,
  content: object,
  { longAgo }: DemoDates,
): DemoTenant['organisation'] {
  return { ...content, id: random.id<'Organisation'>(longAgo), created_at: longAgo };
}

function givingDayRow(
  random: PseudoRandom,
  organisation_id: OrganisationId,
  content: object,
  starts_at: Date,
  ends_at: Date,
  now: Date,
): DemoTenant['givingDay'] {
  const published_at = publishedAt(starts_at, now);
  return {
    ...content,
    id: random.id<'GivingDay'>(published_at),
    organisation_id,
    starts_at,
    ends_at,
    published_at,
  };
}
