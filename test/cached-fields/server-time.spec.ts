import { ServerTime } from '../../src/cached-fields/tiers/server-time.js';

const MINUTE_MS = 60_000;

describe('the time of the database', () => {
  let own = 1_000_000;
  const time = () => new ServerTime({ now: () => new Date(own) });
  beforeEach(() => void (own = 1_000_000));

  it.each([15, -15])('is known to a process whose own clock is %d minutes off', (minutes) => {
    own += minutes * MINUTE_MS;
    const server = time();
    server.learn(1_000_000);
    own += 2_000;
    expect([server.now(), server.ageOf(1_000_000), server.ageOf(2_000_000)]).toEqual([1_002_000, 2_000, 0]);
  });

  it('is not set back by an answer that was long under way', () => {
    const server = time();
    server.learn(1_000_000);
    own += 8_000;
    server.learn(1_002_000);
    expect(server.now()).toBe(1_008_000);
  });

  it('follows a clock that was moved', () => {
    const server = time();
    server.learn(1_000_000);
    own += 15 * MINUTE_MS;
    server.learn(1_001_000);
    expect(server.now()).toBe(1_001_000);
  });
});
