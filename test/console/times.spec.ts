import { describe, expect, it } from '@jest/globals';
import { ago, exactTime } from '../../src/console/times.js';

const NOW = new Date('2026-11-21T12:00:00Z');

describe('how long ago', () => {
  it.each([
    [-30, 'just now'],
    [4, 'just now'],
    [5, '5 s ago'],
    [59, '59 s ago'],
    [60, '1 min ago'],
    [3_599, '59 min ago'],
    [3_600, '1 h ago'],
    [47 * 3_600, '47 h ago'],
    [48 * 3_600, '2 d ago'],
  ])('%d seconds is said as "%s"', (seconds, said) => {
    expect(ago(new Date(NOW.getTime() - seconds * 1_000), NOW)).toBe(said);
  });

  it('comes with the exact time, which names its zone', () => {
    expect(exactTime(NOW, 'utc')).toBe('21 Nov 2026, 12:00:00 UTC');
  });
});
