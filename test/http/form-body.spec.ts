import fc from 'fast-check';
import { parseForm } from '../../src/http/form-body.js';

const fields = fc.dictionary(fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed()), fc.string({ unit: 'grapheme' }), { maxKeys: 100 });

it('a form is read as browsers write it', () => {
  fc.assert(
    fc.property(fields, (sent) => {
      const read = parseForm(new URLSearchParams(sent).toString());
      expect(Object.entries(read)).toEqual(expect.arrayContaining(Object.entries(sent)));
      expect(Object.keys(read)).toHaveLength(Object.keys(sent).length);
    }),
  );
});

it('whatever comes is read or refused, never a fault of ours', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '=', '&', '%', '+', 'F', '0', ' ', '\u0000', 'é') }), (text) => {
      try {
        expect(Object.values(parseForm(text)).every((value) => typeof value === 'string')).toBe(true);
      } catch (error) {
        expect((error as { code?: string }).code).toMatch(/^(malformed_form|invalid_encoding|repeated_field)$/);
      }
    }),
    { numRuns: 1_000 },
  );
});

it('names of the prototype are names like any other', () => {
  const form = parseForm('__proto__=a&constructor=b&hasOwnProperty=c');
  expect(Object.getPrototypeOf(form)).toBeNull();
  expect([form['__proto__'], form['constructor'], form['hasOwnProperty'], form['toString']]).toEqual(['a', 'b', 'c', undefined]);
});

it.each([[100, true], [101, false]])('%d fields may be sent: %s', (count, isTaken) => {
  const read = () => parseForm(Array.from({ length: count }, (_, at) => `f${at}=1`).join('&'));
  if (isTaken) expect(Object.keys(read())).toHaveLength(count);
  else expect(read).toThrow('more than 100 fields');
});
