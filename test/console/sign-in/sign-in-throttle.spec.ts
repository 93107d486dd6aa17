import { describe, expect, it } from '@jest/globals';
import { SignInThrottle } from '../../../src/console/sign-in/sign-in-throttle.js';
import { HandMovedClock } from '../hand-moved-clock.js';

function aThrottle() {
  const clock = new HandMovedClock();
  const throttle = new SignInThrottle(clock);
  let networks = 0;
  /** One attempt that is over at once; answers its pause. From a network of its own unless one is given. */
  const attempt = (email: string, { ip = `10.1.${Math.floor(++networks / 250)}.${networks % 250}`, succeeded = false } = {}) => {
    const begun = throttle.begin(email, ip);
    begun?.end({ succeeded });
    return begun?.pauseMs;
  };
  const fail = (times: number, email: string, ip?: string) => Array.from({ length: times }, () => attempt(email, { ip }));
  return { clock, throttle, attempt, fail };
}

describe('signing in with a wrong password', () => {
  it('costs nothing five times, then ever more, up to eight seconds', () => {
    expect(aThrottle().fail(12, 'a@example.org')).toEqual([0, 0, 0, 0, 0, 250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
  });

  it('counts an address however it is written, and not for others', () => {
    const { attempt, fail } = aThrottle();
    fail(6, 'a@example.org');
    expect(attempt('  A@Example.org ')).toBe(500);
    expect(attempt('b@example.org')).toBe(0);
  });

  it('counts a network over all addresses, an office being allowed more', () => {
    const { fail, throttle } = aThrottle();
    for (let person = 0; person < 20; person++) expect(fail(1, `p${person}@example.org`, '192.0.2.1')).toEqual([0]);
    expect(fail(1, 'new@example.org', '192.0.2.1')).toEqual([250]);
    expect(throttle.begin('new2@example.org', '192.0.2.2')?.pauseMs).toBe(0);
  });

  it('counts the addresses of one IPv6 subscriber together', () => {
    const { fail, throttle } = aThrottle();
    for (let host = 0; host < 20; host++) fail(1, `p${host}@example.org`, `2001:db8:1:2::${host.toString(16)}`);
    expect(throttle.begin('a@example.org', '2001:db8:1:2:ffff::1')?.pauseMs).toBe(250);
    expect(throttle.begin('b@example.org', '2001:db8:1:3::1')?.pauseMs).toBe(0);
  });

  it('is forgotten 15 minutes after the last time', () => {
    const { attempt, clock, fail } = aThrottle();
    fail(6, 'a@example.org');
    clock.move({ minutes: 14 });
    expect(attempt('a@example.org')).toBe(500);
    clock.move({ minutes: 15, seconds: 1 });
    expect(attempt('a@example.org')).toBe(0);
  });

  it('is forgiven an address by the right one, but not a network', () => {
    const { attempt, fail } = aThrottle();
    fail(20, 'victim@example.org', '192.0.2.1');
    attempt('own@example.org', { ip: '192.0.2.1', succeeded: true });
    expect(attempt('other@example.org', { ip: '192.0.2.1' })).toBe(250);
    attempt('victim@example.org', { succeeded: true });
    expect(attempt('victim@example.org')).toBe(0);
  });

  it('is not made cheaper by asking in parallel', () => {
    const { throttle } = aThrottle();
    const begun = Array.from({ length: 12 }, () => throttle.begin('a@example.org', '192.0.2.1'));
    expect(begun.map((attempt) => attempt?.pauseMs)).toEqual([0, 0, 0, 0, 0, 250, 500, 1_000, 2_000, 4_000, undefined, undefined]);
    expect(throttle.begin('a@example.org', '192.0.2.2')).not.toBeNull();
    begun[0]?.end({ succeeded: false });
    expect(throttle.begin('a@example.org', '192.0.2.1')).not.toBeNull();
  });
});
