import { describe, expect, it } from '@jest/globals';
import { codingsFor } from '../../../src/http/rendered/content-coding.js';

describe('what a reader can decode', () => {
  it.each([
    [undefined, ['identity']],
    ['', ['identity']],
    ['gzip, deflate, br, zstd', ['br', 'gzip', 'identity']],
    ['gzip', ['gzip', 'identity']],
    ['GZIP', ['gzip', 'identity']],
    ['x-gzip', ['gzip', 'identity']],
    ['br;q=0.5, gzip;q=0.8', ['gzip', 'br', 'identity']],
    ['br ; q = 0.5 , gzip ; q=1.0', ['gzip', 'br', 'identity']],
    ['identity, gzip;q=0.5', ['identity', 'gzip']],
    ['*', ['br', 'gzip', 'identity']],
    ['gzip;q=0, *', ['br', 'identity']],
    ['zstd, compress', ['identity']],
    ['zstd;q=1, identity;q=0.2', ['identity']],
  ])('%s: %j', (header, codings) => {
    expect(codingsFor(header)).toEqual(codings);
  });

  it.each([
    ['gzip;q=0', ['identity']],
    ['br;q=0, gzip;q=0.000', ['identity']],
    ['gzip, identity;q=0', ['gzip']],
    ['br, gzip, *;q=0', ['br', 'gzip']],
    ['identity;q=0', []],
    ['*;q=0', []],
    ['zstd, *;q=0', []],
  ])('a weight of nothing refuses: %s: %j', (header, codings) => {
    expect(codingsFor(header)).toEqual(codings);
  });

  it.each(['gzip;q=abc', 'gzip;q=-1', 'gzip;q=2', 'gzip;q='])('a weight that is none is taken for a refusal: %s', (header) => {
    expect(codingsFor(header)).toEqual(['identity']);
  });

  it('is found out anew however many headers were seen', () => {
    for (let serial = 0; serial < 1_000; serial += 1) codingsFor(`made-up-${serial}`);
    expect(codingsFor('gzip, made-up')).toEqual(['gzip', 'identity']);
  });
});
