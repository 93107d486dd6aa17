import { describe, expect, it } from '@jest/globals';
import { entityTagOf, hashOf, isNamedBy } from '../../../src/http/rendered/entity-tag.js';

describe('an entity tag', () => {
  it('is strong and another for other bytes and for each coding', () => {
    const [one, other] = [hashOf(Buffer.from('one')), hashOf(Buffer.from('other'))];
    const tags = [one, other].flatMap((hash) => (['identity', 'gzip', 'br'] as const).map((coding) => entityTagOf(hash, coding)));
    expect(new Set(tags).size).toBe(6);
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
  });

  it.each(['"a"', 'W/"a"', '"b", "a"', '"b",W/"a" , "c"', '*', ' * ', '"x,y", "a"'])('is named by If-None-Match: %s', (header) => {
    expect(isNamedBy(header, '"a"')).toBe(true);
  });

  it.each(['', '"b"', 'a', '"a', '"A"', '"a-gzip"', 'W/"b", "c"', '"*"'])('is not named by If-None-Match: %s', (header) => {
    expect(isNamedBy(header, '"a"')).toBe(false);
  });
});
