import { onLiveDay } from './campaigns/seeded-campaign.js';
import { UNIVERSITY_AT_HOME } from './campaigns/university-home.js';
import { LAST_YEARS_DAY } from './demo-organisations.js';
import type { DemoDates } from './demo-dates.js';
import { publishedAt } from './demo-rows.js';
import type { DemoTenant } from './demo-tenants.js';
import { makeGifts } from './donations/make-gifts.js';
import { MakeDonors } from './donors/make-donors.js';
import { universityTags } from './donors/tags.js';
import { MessageDeck } from './messages/message-deck.js';
import { UNIVERSITY_MESSAGES } from './messages/university.js';
import { PseudoRandom } from './pseudo-random.js';

/** Fifty-two weeks: the same day of the week. */
const A_YEAR_MS = 52 * 7 * 86_400_000;
const CAMPAIGNS = 12;
const GIFTS = 2_600;

/** Last year's live day, so that this year's can be told against it. It is over, with fewer campaigns and gifts. */
export function editionBefore({ organisation }: DemoTenant, dates: DemoDates): DemoTenant {
  const random = new PseudoRandom(1870);
  const earlier = (at: Date) => new Date(at.getTime() - A_YEAR_MS);
  const [starts_at, ends_at] = [earlier(dates.liveStarts), earlier(dates.liveEnds)];
  const published_at = publishedAt(starts_at, dates.now);
  const givingDay = { ...LAST_YEARS_DAY, id: random.id<'GivingDay'>(published_at), organisation_id: organisation.id, starts_at, ends_at, published_at };
  const owner = { organisation_id: organisation.id, giving_day_id: givingDay.id };
  // Seen from its end, all of it has happened.
  const then: DemoDates = { ...dates, now: ends_at, liveStarts: starts_at, liveEnds: ends_at };
  const contents = UNIVERSITY_AT_HOME.slice(0, CAMPAIGNS).map((content) => ({ ...content, slug: `${content.slug}-last-year`, designations: [] }));
  const campaigns = contents.map((content) => onLiveDay(random, owner, then, content));
  const makers = { random, donors: new MakeDonors(random, 'L-'), messages: new MessageDeck(random, UNIVERSITY_MESSAGES), tagsFor: universityTags };
  const { donors, donations } = makeGifts(makers, campaigns, GIFTS, dates.now);
  // Invented by themselves, they must not be taken for people of this year who were called the same.
  const gifts = { donations, donors: donors.map((donor) => ({ ...donor, email: donor.email.replace('@', '.then@') })) };
  return { organisation, givingDay, campaigns, tags: [], gifts, random };
}
