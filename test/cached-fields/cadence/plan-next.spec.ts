import { planNext, type Seen } from '../../../src/cached-fields/cadence/plan-next.js';
import type { ClaimedThing } from '../../../src/cached-fields/cadence/refresh-plan.js';
import { CAMPAIGN_LADDER } from '../../../src/campaigns/campaign-cadence.js';
import { newId } from '../../../src/shared/ids.js';

const NOW = new Date('2026-11-21T12:00:00Z');
const HOUR_MS = 3_600_000;
const before = (ms: number) => new Date(NOW.getTime() - ms);
const after = (ms: number) => new Date(NOW.getTime() + ms);

const aThing = (differs: Partial<ClaimedThing> = {}): ClaimedThing => ({
  id: newId(), organisationId: newId(), refreshedAt: before(60_000), readAt: before(HOUR_MS), begunAt: before(48 * HOUR_MS), readsPerSecond: 2, cadence: null, now: NOW, ...differs,
});
const nothing: Seen = { changes: 0, computeMs: 5, mark: null, retryAt: null };
const LIVE = { at: 0, changesAt: null, override: null };
const plan = (thing: ClaimedThing, seen: Seen = nothing, situation: Parameters<typeof planNext>[2] = LIVE, random = 0.5) => planNext(thing, CAMPAIGN_LADDER, situation, seen, random);

describe('the next refresh', () => {
  it('of what is not refreshed by the clock comes with the next change', () => {
    expect(plan(aThing(), nothing, null)).toMatchObject({ nextAt: null, cadence: null });
  });

  it('comes with the next state, where that is sooner', () => {
    expect(plan(aThing(), nothing, { ...LIVE, changesAt: after(3_000) }).nextAt).toEqual(after(3_000));
    expect(plan(aThing(), nothing, { at: 3, changesAt: null, override: null }).nextAt).toBeNull();
    expect(plan(aThing(), { ...nothing, retryAt: after(1_000) }, { at: 3, changesAt: null, override: null }).nextAt).toEqual(after(1_000));
  });

  it('comes after what somebody has decided, to the second', () => {
    const override = { everyMs: 7_000, by: 'staff:x', at: NOW };
    expect(plan(aThing(), nothing, { ...LIVE, override }, 1).nextAt).toEqual(after(7_000));
  });

  it('is a tenth sooner or later by chance', () => {
    const [soon, late] = [0, 1].map((random) => plan(aThing(), nothing, LIVE, random).nextAt!.getTime() - NOW.getTime());
    expect(late! / soon!).toBeCloseTo(1.1 / 0.9);
  });
});

describe('what nobody reads', () => {
  it('is demoted after a day, and promoted by the first read', () => {
    expect(plan(aThing({ readAt: before(24 * HOUR_MS) })).cadence).toMatchObject({ isDemoted: true, step: 'upcoming' });
    expect(plan(aThing({ readAt: before(24 * HOUR_MS) }), { ...nothing, mark: { ageMs: 5, perSecond: 0.1 } }).cadence).toMatchObject({ isDemoted: false, step: 'live' });
  });

  it('is not demoted because a Redis was emptied or cannot be asked, nor before it is a day old', () => {
    expect(plan(aThing()).cadence).toMatchObject({ isDemoted: false });
    expect(plan(aThing({ readAt: null, begunAt: before(HOUR_MS) })).cadence).toMatchObject({ isDemoted: false });
    expect(plan(aThing(), { ...nothing, mark: undefined })).toMatchObject({ readsPerSecond: 2, readAt: before(HOUR_MS) });
  });
});

describe('the load', () => {
  it('follows from what was read and what has changed', () => {
    const { cadence } = plan(aThing(), { ...nothing, changes: 120, mark: { ageMs: 0, perSecond: 3 } });
    expect(cadence?.load).toEqual({ readsPerSecond: 3, changesPerSecond: 2, computeMs: 5 });
  });

  it('remembers what it was, and forgets it with time', () => {
    const cadence = plan(aThing(), { ...nothing, changes: 120 }).cadence;
    const { changesPerSecond } = plan(aThing({ cadence, refreshedAt: before(300_000) })).cadence!.load;
    expect(changesPerSecond).toBeCloseTo(2 / Math.E);
  });
});
