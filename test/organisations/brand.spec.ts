import { expect, it } from '@jest/globals';
import { contrastOf, hueOf, parseColour, shownContrast, type Colour } from '../../src/shared/colour.js';

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
