import { isHopeless, nextAttemptAt, restMs } from '../../src/webhooks/retry-plan.js';

const BEGAN = new Date('2026-11-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const REFUSED = { kind: 'unreached', reason: 'refused' } as const;

it('ten attempts are spread over three days and a half, none sooner than the one before', () => {
  let now = BEGAN;
  const waits: number[] = [];
  for (let attempts = 1; ; attempts += 1) {
    const next = nextAttemptAt(attempts, BEGAN, REFUSED, now, 0.5);
    if (next === null) break;
    waits.push(next.getTime() - now.getTime());
    now = next;
  }
  expect(waits).toHaveLength(9);
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  expect((now.getTime() - BEGAN.getTime()) / HOUR_MS).toBeCloseTo(75.6, 1);
});

it('those that failed together are spread by a fifth', () => {
  const at = (chance: number) => (nextAttemptAt(2, BEGAN, REFUSED, BEGAN, chance)?.getTime() ?? 0) - BEGAN.getTime();
  expect([at(0), at(1)]).toEqual([270_000, 330_000]);
});

it('what the receiver asks for counts where it is longer, up to a day', () => {
  const after = (retryAfterSeconds: number) => (nextAttemptAt(1, BEGAN, { kind: 'answered', status: 503, retryAfterSeconds, start: '' }, BEGAN, 0.5)?.getTime() ?? 0) - BEGAN.getTime();
  expect([after(1), after(60), after(999_999)]).toEqual([5_000, 60_000, 24 * HOUR_MS]);
});

it('what has waited for four days is tried no more', () => {
  expect(nextAttemptAt(1, BEGAN, REFUSED, new Date(BEGAN.getTime() + 97 * HOUR_MS), 0.5)).toBeNull();
});

it('an endpoint rests a little longer each time, ten minutes at most', () => {
  expect([1, 2, 3, 8, 9_999].map(restMs)).toEqual([5_000, 10_000, 20_000, 600_000, 600_000]);
});

it('an endpoint is hopeless when it has failed both often and for long', () => {
  const now = new Date(BEGAN.getTime() + 121 * HOUR_MS);
  expect([isHopeless(10, BEGAN, now), isHopeless(9, BEGAN, now), isHopeless(10, BEGAN, new Date(now.getTime() - 2 * HOUR_MS))]).toEqual([true, false, false]);
});
