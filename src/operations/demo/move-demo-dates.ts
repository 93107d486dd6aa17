import type { Transaction } from '../../database/transaction.js';
import { CHARITY_CAMPAIGNS } from './campaigns/charity.js';
import type { StandaloneCampaign } from './campaigns/demo-campaign.js';
import type { DemoDates } from './demo-dates.js';
import { LIVE_DAY, UPCOMING_DAY } from './demo-organisations.js';
import { followDayWithPledgesSql } from './sql/insert-pledges.sql.js';
import { followGivingDaySql, keepOpenSql, keepUpcomingSql, moveGivingDaySql } from './sql/move-dates.sql.js';

/** A day that is nearly over would end while somebody looks at the demo. */
const TIME_LEFT_MS = 2 * 3_600_000;

/** Moves what has ended or begun since the demo was seeded: the live day stays live, the upcoming one upcoming. */
export async function moveDemoDates(tx: Transaction, dates: DemoDates): Promise<void> {
  const soon = new Date(dates.now.getTime() + TIME_LEFT_MS);
  await tx.rows(moveGivingDaySql, [LIVE_DAY.slug, dates.liveStarts, dates.liveEnds, soon, null]);
  await tx.rows(moveGivingDaySql, [UPCOMING_DAY.slug, dates.upcomingStarts, dates.upcomingEnds, null, soon]);
  await tx.rows(followGivingDaySql, [LIVE_DAY.slug]);
  await tx.rows(followGivingDaySql, [UPCOMING_DAY.slug]);
  await tx.rows(followDayWithPledgesSql, [LIVE_DAY.slug]);
  await tx.rows(keepUpcomingSql, [slugsOf('upcoming'), dates.opensSoon, soon]);
  await tx.rows(keepOpenSql, [slugsOf('closing'), dates.closesSoon, soon]);
}

function slugsOf(when: StandaloneCampaign['when']): string[] {
  return CHARITY_CAMPAIGNS.filter((campaign) => campaign.when === when).map(({ slug }) => slug);
}
