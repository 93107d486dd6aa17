import fc from 'fast-check';
import { decideCadence, idealIntervalMs, jittered, type CadenceLoad, type CadenceQuestion } from '../../../src/cached-fields/cadence/cadence-policy.js';
import { blend } from '../../../src/cached-fields/cadence/moving-average.js';

const LADDER = [
  { name: 'hot', bounds: { shortestMs: 5_000, longestMs: 60_000 } },
  { name: 'warm', bounds: { shortestMs: 720_000, longestMs: 900_000 } },
  { name: 'cold', bounds: null },
];

const QUIET: CadenceLoad = { readsPerSecond: 0, changesPerSecond: 0, computeMs: 10 };
const decide = (question: Partial<CadenceQuestion> = {}) =>
  decideCadence({ ladder: LADDER, at: 0, isIdle: false, load: QUIET, overrideMs: null, previousMs: null, ...question });

describe('a cadence', () => {
  it('is as long as its rung allows while nothing is read or changes, and never on a rung without bounds', () => {
    expect(decide()).toMatchObject({ everyMs: 60_000 / 1.1, reason: 'longest', idealMs: null, step: 'hot' });
    expect(decide({ at: 2 })).toMatchObject({ everyMs: null, reason: 'never', step: 'cold' });
  });

  it('is what the load asks for: at 200 reads and 2 changes a second and 50 ms, half a second; at hardly any, hours', () => {
    expect(idealIntervalMs({ readsPerSecond: 200, changesPerSecond: 2, computeMs: 50 })).toBeCloseTo(500);
    expect(idealIntervalMs({ readsPerSecond: 0.01, changesPerSecond: 0.00001, computeMs: 50 })! / 3_600_000).toBeCloseTo(8.78, 2);
    expect(decide({ load: { readsPerSecond: 200, changesPerSecond: 2, computeMs: 50 } })).toMatchObject({ reason: 'shortest', everyMs: 5_000 / 0.9 });
    expect(decide({ load: { readsPerSecond: 1, changesPerSecond: 0.5, computeMs: 100 } })).toMatchObject({ reason: 'adaptive', everyMs: 20_000 });
  });

  it('is demoted one rung while nobody reads, and on the last there is none further down', () => {
    expect(decide({ isIdle: true })).toMatchObject({ isDemoted: true, step: 'warm', stepOfState: 'hot', rank: 1 });
    expect(decide({ at: 1, isIdle: true })).toMatchObject({ isDemoted: true, everyMs: null, reason: 'never' });
    expect(decide({ at: 2, isIdle: true })).toMatchObject({ isDemoted: false, step: 'cold' });
  });

  it('stays until another is better by a factor of two', () => {
    const load = { readsPerSecond: 1, changesPerSecond: 0.5, computeMs: 100 };
    expect(decide({ load, previousMs: 30_000 })).toMatchObject({ everyMs: 30_000, reason: 'kept' });
    expect(decide({ load, previousMs: 45_000 })).toMatchObject({ everyMs: 20_000, reason: 'adaptive' });
    expect(decide({ load, previousMs: 9_000 })).toMatchObject({ everyMs: 20_000, reason: 'adaptive' });
  });

  it('does not stay beyond the bounds of another rung', () => {
    expect(decide({ previousMs: 800_000 }).everyMs).toBeLessThan(60_000);
  });

  it('is what somebody has decided, on any rung', () => {
    for (const at of [0, 1, 2]) expect(decide({ at, isIdle: true, overrideMs: 7_000 })).toMatchObject({ everyMs: 7_000, reason: 'override' });
  });

  const rate = fc.double({ min: 0, max: 1e6, noNaN: true });
  const load = fc.record({ readsPerSecond: rate, changesPerSecond: rate, computeMs: fc.double({ min: 0, max: 60_000, noNaN: true }) });
  const previousMs = fc.option(fc.double({ min: 1, max: 1e9, noNaN: true }));

  it('lies within the bounds of its rung, jitter and all, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.nat(1), fc.boolean(), load, previousMs, fc.double({ min: 0, max: 1, noNaN: true }), (at, isIdle, given, previous, random) => {
        const { everyMs, rank } = decide({ at, isIdle, load: given, previousMs: previous });
        const bounds = LADDER[rank]?.bounds ?? null;
        expect(everyMs === null).toBe(bounds === null);
        if (bounds === null || everyMs === null) return;
        expect(jittered(everyMs, random)).toBeGreaterThanOrEqual(bounds.shortestMs * (1 - 1e-9));
        expect(jittered(everyMs, random)).toBeLessThanOrEqual(bounds.longestMs * (1 + 1e-9));
      }),
      { seed: 20_261_121 },
    );
  });

  it('comes to rest: decided again from the same numbers it is the same', () => {
    fc.assert(
      fc.property(fc.nat(1), load, previousMs, (at, given, previous) => {
        const once = decide({ at, load: given, previousMs: previous }).everyMs;
        expect(decide({ at, load: given, previousMs: once }).everyMs).toBe(once);
      }),
      { seed: 20_261_121 },
    );
  });

  it('never grows with more reads or more changes', () => {
    fc.assert(
      fc.property(load, fc.double({ min: 1, max: 100, noNaN: true }), (given, factor) => {
        const before = decide({ load: given }).everyMs!;
        expect(decide({ load: { ...given, readsPerSecond: given.readsPerSecond * factor } }).everyMs!).toBeLessThanOrEqual(before);
        expect(decide({ load: { ...given, changesPerSecond: given.changesPerSecond * factor } }).everyMs!).toBeLessThanOrEqual(before);
      }),
      { seed: 20_261_121 },
    );
  });
});

describe('a moving average', () => {
  it('takes the first sample as it is, and forgets two thirds of it in its memory', () => {
    expect(blend(null, 8, 1, 1_000)).toBe(8);
    expect(blend(9, 0, 1_000, 1_000)).toBeCloseTo(9 / Math.E);
    expect(blend(9, 0, 0, 1_000)).toBe(9);
  });

  it('lies between what it was and what it saw', () => {
    const value = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.double({ min: 0, max: 1e12, noNaN: true }), (previous, sample, elapsedMs) => {
        const blended = blend(previous, sample, elapsedMs, 1_000);
        expect(blended).toBeGreaterThanOrEqual(Math.min(previous, sample) - 1e-3);
        expect(blended).toBeLessThanOrEqual(Math.max(previous, sample) + 1e-3);
      }),
      { seed: 20_261_121 },
    );
  });
});
