import { queueTimeMs } from '../../src/telemetry/request-start.js';

const NOW_MS = 1_795_000_000_500;

describe('the time a request waited in front of us', () => {
  it.each([
    ['seconds', '1795000000'],
    ['seconds with a fraction', '1795000000.000'],
    ['milliseconds', '1795000000000'],
    ['microseconds', '1795000000000000'],
    ['seconds with t=', 't=1795000000.0'],
    ['milliseconds with t=', 't=1795000000000'],
    ['microseconds with t=', 't=1795000000000000'],
  ])('is read from %s', (_, header) => {
    expect(queueTimeMs(header, NOW_MS)).toBe(500);
  });

  it.each([undefined, '', 'soon', 't=', '-1', '1e12', '179500000050000000000', '1795000001', '1694000000', 't=t=1795000000'])('is unknown for %j', (header) => {
    expect(queueTimeMs(header, NOW_MS)).toBeNull();
  });
});
