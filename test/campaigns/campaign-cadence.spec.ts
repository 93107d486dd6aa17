import { CAMPAIGN_LADDER, campaignCadence, type CampaignTimes } from '../../src/campaigns/campaign-cadence.js';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const NOW = at(21);

function standing(times: Partial<CampaignTimes>) {
  const { at: rung, changesAt } = campaignCadence({ opensAt: at(20), closesAt: null, archivedAt: null, dayEndsAt: null, ...times }, NOW);
  return [CAMPAIGN_LADDER[rung]?.name, changesAt];
}

describe('the cadence of a campaign', () => {
  it.each<[string, Partial<CampaignTimes>, string, Date | null]>([
    ['that has not opened', { opensAt: at(22) }, 'upcoming', at(22)],
    ['that takes gifts until it closes', { closesAt: at(23) }, 'live', at(23)],
    ['that takes gifts for ever', {}, 'live', null],
    ['that has closed', { closesAt: at(21) }, 'ended', null],
    ['without an end of its own, whose giving day is on', { dayEndsAt: at(22) }, 'live', at(22)],
    ['without an end of its own, whose giving day is over', { dayEndsAt: at(21) }, 'ended', null],
    ['that goes on after its giving day', { closesAt: at(25), dayEndsAt: at(20) }, 'live', at(25)],
    ['that is archived', { archivedAt: at(21) }, 'archived', null],
    ['that is archived soon', { closesAt: at(25), archivedAt: at(22) }, 'live', at(22)],
    ['that has closed and is archived soon', { closesAt: at(21), archivedAt: at(22) }, 'ended', at(22)],
  ])('%s', (_, times, name, changesAt) => {
    expect(standing(times)).toEqual([name, changesAt]);
  });

  it('is 5 s to a minute live, 15 min before, daily after, and never once archived', () => {
    const longest = Object.fromEntries(CAMPAIGN_LADDER.map(({ name, bounds }) => [name, bounds && bounds.longestMs / 1_000]));
    expect(longest).toEqual({ live: 60, upcoming: 900, ended: 86_400, archived: null });
    expect(CAMPAIGN_LADDER[0]?.bounds?.shortestMs).toBe(5_000);
  });
});
