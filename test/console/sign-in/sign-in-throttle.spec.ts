import { describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { SignInThrottle, type SignInAttempt } from '../../../src/console/sign-in/sign-in-throttle.js';
import { TokenBuckets } from '../../../src/console/sign-in/token-buckets.js';
import { HandMovedClock } from '../hand-moved-clock.js';

/** The buckets of one process: which tries share a bucket is the same everywhere. */
const noRedis = { eval: () => Promise.reject(new Error('gone')) } as unknown as Redis;

function aThrottle() {
  const clock = new HandMovedClock();
  const throttle = new SignInThrottle(new TokenBuckets(noRedis, clock));
  const isAdmitted = async (attempt: Partial<SignInAttempt>) =>
    'succeed' in (await throttle.admit({ email: 'owner@example.org', ip: '192.0.2.1', device: null, ...attempt }));
  const hammer = async (times: number, attempt: Partial<SignInAttempt> = {}) => {
    let admitted = 0;
    for (let tries = 0; tries < times; tries++) if (await isAdmitted(attempt)) admitted += 1;
    return admitted;
  };
  return { clock, throttle, isAdmitted, hammer };
}

describe('guessing at an account', () => {
  it('is slow from one network: five tries, then one in three minutes', async () => {
    const { clock, hammer } = aThrottle();
    expect(await hammer(50)).toBe(5);
    clock.move({ minutes: 3 });
    expect(await hammer(50)).toBe(1);
  });

  it('counts an address however it is written, and the hosts of one IPv6 subscriber together', async () => {
    const { hammer } = aThrottle();
    expect(await hammer(3, { email: ' OWNER@example.org', ip: '2001:db8:1:2::1' })).toBe(3);
    expect(await hammer(10, { ip: '2001:db8:1:2:ffff::9' })).toBe(2);
  });

  it('is no faster at many accounts from one network', async () => {
    const { throttle } = aThrottle();
    const admissions = await Promise.all(Array.from({ length: 100 }, (_, person) => throttle.admit({ email: `p${person}@example.org`, ip: '192.0.2.1', device: null })));
    expect(admissions.filter((admission) => 'succeed' in admission)).toHaveLength(30);
  });

  it('costs nothing when it was right', async () => {
    const { throttle, hammer } = aThrottle();
    for (let times = 0; times < 40; times++) {
      const admission = await throttle.admit({ email: 'owner@example.org', ip: '192.0.2.1', device: null });
      if ('succeed' in admission) await admission.succeed();
    }
    expect(await hammer(10)).toBe(5);
  });
});

describe('a stranger who hammers an account', () => {
  it('does not keep its owner out at another address', async () => {
    const { hammer, isAdmitted } = aThrottle();
    for (let network = 0; network < 200; network++) await hammer(10, { ip: `198.51.100.${network}` });
    expect(await isAdmitted({ ip: '203.0.113.5' })).toBe(true);
  });

  it('does not keep its owner out of a device they have signed in with, even at the same address', async () => {
    const { hammer, isAdmitted } = aThrottle();
    await hammer(1_000);
    expect(await isAdmitted({})).toBe(false);
    expect(await isAdmitted({ device: 'laptop' })).toBe(true);
  });

  it('and knows the password as well does not use up what its owner comes in by', async () => {
    const { throttle } = aThrottle();
    const tryFactor = (network: number, device: string | null, isGuessable: boolean) =>
      throttle.admitFactor({ staffId: 'owner', ip: `198.51.100.${network}`, device, isGuessable });
    let admitted = 0;
    for (let network = 0; network < 100; network++) if ('succeed' in (await tryFactor(network, null, true))) admitted += 1;
    expect(admitted).toBe(20);
    expect('succeed' in (await tryFactor(200, 'laptop', true))).toBe(true);
    expect('succeed' in (await tryFactor(200, null, false))).toBe(true);
  });
});
