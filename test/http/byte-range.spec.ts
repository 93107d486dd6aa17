import { expect, it } from '@jest/globals';
import { askedRange } from '../../src/http/byte-range.js';

it.each([
  [undefined, 'whole'],
  ['bytes=0-4', { start: 0, end: 4 }],
  ['bytes=5-', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-30', { start: 0, end: 9 }],
  ['bytes=8-100', { start: 8, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=4-2', 'whole'],
  ['bytes=0-1,3-4', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=a-b', 'whole'],
  ['lines=1-2', 'whole'],
  ['bytes=99999999999999999999-', 'whole'],
])('of ten bytes, %j asks for %j', (header, asked) => {
  expect(askedRange(header, 10)).toEqual(asked);
});

it('of no bytes there is no range', () => {
  expect(askedRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(askedRange('bytes=-5', 0)).toBe('unsatisfiable');
});
