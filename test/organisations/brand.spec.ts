import { expect, it } from '@jest/globals';
import { parseDomain } from '../../src/organisations/domain-name.js';
import { contrastOf, hueOf, parseColour, shownContrast, type Colour } from '../../src/shared/colour.js';

it.each([
  ['give.example.org', 'give.example.org'], [' GIVE.Example.org. ', 'give.example.org'], ['https://give.example.org/', 'give.example.org'],
  ['bücher.example', 'xn--bcher-kva.example'], ['127.0.0.1', null], ['0x7f.1', null], ['[::1]', null], ['localhost', null], ['a.localhost', null],
  ['db.internal', null], ['give.example.org:80', null], ['give.example.org/path', null], ['a..b', null], ['-a.example', null], ['a b.example', null],
  ['user@give.example.org', null], ['', null], ['a.'.repeat(200), null], ['give.example.org\u0000', null],
])('the host in %j is %j', (text, host) => {
  expect(parseDomain(text)).toBe(host);
});

it('contrast is that of WCAG, and is never told as more than it is', () => {
  const of = (one: string, other: string) => contrastOf(one as Colour, other as Colour);
  expect([of('#ffffff', '#000000'), of('#777777', '#777777')]).toEqual([21, 1]);
  expect(of('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(of('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(shownContrast(4.48)).toBe('4.4');
});

it('colours are read as people write them, and nothing else is', () => {
  expect(['#005984', '005984', '#ABC', ' #fff '].map(parseColour)).toEqual(['#005984', '#005984', '#aabbcc', '#ffffff']);
  expect(['', 'red', '#12345', '#1234567', 'url(x)', '#12345g', '#000000;}'].map(parseColour)).toEqual(Array(7).fill(null));
  expect([hueOf('#ff0000' as Colour), hueOf('#0000ff' as Colour)]).toEqual([29, 264]);
});
