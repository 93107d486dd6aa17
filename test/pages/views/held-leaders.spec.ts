import { HeldLeaders } from '../../../src/pages/giving-day/held-leaders.js';
import { Shedding } from '../../../src/shared/shedding.js';
import { aCard } from './page-models.js';

describe('the leaders of a giving day', () => {
  const [before, after] = [[aCard({ donors: 1 })], [aCard({ donors: 2 })]];

  it('are the campaigns as they are, and in an emergency as they were before it', () => {
    const shedding = new Shedding();
    const leaders = new HeldLeaders(shedding);
    expect(leaders.of('day', before)).toBe(before);
    shedding.shed(['leaderboards']);
    expect(leaders.of('day', after)).toBe(before);
    expect(leaders.of('another day', after)).toBe(after);
    shedding.shed([]);
    expect(leaders.of('day', after)).toBe(after);
  });
});
