import fc from 'fast-check';
import { glyphRuns, printable, UNPRINTABLE } from '../../src/receipts/paper/glyph-runs.js';
import { drawReceipt } from '../../src/receipts/paper/receipt-paper.js';
import { visualRuns, type Direction } from '../../src/receipts/paper/visual-order.js';
import { unpackWoff } from '../../src/receipts/paper/woff.js';
import { receiptNumber, type Receipt, type ReceiptFacts } from '../../src/receipts/receipt.js';
import { letterVoiceOf, fillIn } from '../../src/receipts/words/letter-language.js';
import { RECEIPT_WORDS } from '../../src/receipts/words/receipt-words.js';
import { newId } from '../../src/shared/ids.js';

function aReceipt(facts: Partial<ReceiptFacts> = {}, differs: Partial<Receipt> = {}): Receipt {
  return {
    ...{ id: newId<'Receipt'>(), organisationId: newId<'Organisation'>(), donationId: newId<'Donation'>(), number: '2026-000042' },
    ...{ gift: { amount: 2_500, currency: 'GBP' }, coveredFee: 52, issuedAt: new Date('2026-11-24T12:00:00Z'), voidedAt: null, replaces: null, replacedBy: null },
    facts: {
      donorName: 'Ada', email: 'ada@example.org', organisation: { name: 'Ashcombe', address: 'Old Court\nAshcombe', taxNumber: '12-34' },
      campaign: { title: 'Night library', slug: 'library' }, designation: null, capturedAt: '2026-11-24T11:59:00Z', locale: 'en-GB', timeZone: 'Europe/London', ...facts,
    },
    ...differs,
  };
}

const pagesOf = (pdf: Buffer) => Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]);
const shown = (text: string, direction: Direction) => visualRuns(text, direction, 'regular').map((run) => run.text);

describe('a receipt on paper', () => {
  it.each(['en-GB', 'de-DE', 'ja', 'ar-EG', 'fr-FR'])('is one page and the same bytes each time, in %s', async (locale) => {
    const receipt = aReceipt({ locale });
    const [first, second] = [await drawReceipt(receipt), await drawReceipt(receipt)];
    expect([first.toString('latin1', 0, 5), pagesOf(first), first.equals(second)]).toEqual(['%PDF-', 1, true]);
  });

  it('differs once it is void', async () => {
    const receipt = aReceipt();
    expect((await drawReceipt(receipt)).equals(await drawReceipt({ ...receipt, voidedAt: new Date(), replacedBy: '2026-000043' }))).toBe(false);
  });

  it.each(['', ' ', '🎁', '👩‍👩‍👧‍👦🇯🇵1️⃣', '홍길동', 'ไทย', '\u202eevil', 'a\u0301\u0302\u0303'.repeat(20), 'W'.repeat(100), '﷽'.repeat(30), '\ufffe', 'می‌خواهم', '(א) [ب] {c}', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('can be drawn whatever the names are: %s', async (text) => {
    const organisation = { name: text, address: `${text}\n${text}`, taxNumber: text };
    expect(pagesOf(await drawReceipt(aReceipt({ donorName: text, organisation, campaign: { title: text, slug: 'a' }, designation: text })))).toBe(1);
  });

  it('can be drawn for any text in any language', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const property = fc.asyncProperty(text, fc.constantFrom('en', 'ja', 'ar'), async (donorName, locale) => {
      expect(pagesOf(await drawReceipt(aReceipt({ donorName, locale })))).toBe(1);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

describe('what is printed', () => {
  it.each([
    ['山田 太郎 🎁', '山田 太郎'],
    ['Ada 🎁 Whitfield', 'Ada Whitfield'],
    ['7 #1 *', '7 #1 *'],
    ['홍길동', UNPRINTABLE.repeat(3)],
    ['© Müller & Söhne', 'Müller & Söhne'],
    ['a\u200bb', 'ab'],
  ])('of "%s" is "%s"', (text, expected) => expect(printable(text)).toBe(expected));

  it('has a glyph for every character, each from a font that has it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const run of glyphRuns(printable(text), 'regular')) {
          const missing = Array.from(run.text).filter((character) => !run.typeface.has(character.codePointAt(0) ?? 0) && !/\p{Default_Ignorable_Code_Point}/u.test(character));
          expect(missing).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a line of two directions', () => {
  it('stands in the order of the bidirectional algorithm', () => {
    expect(shown('abc', 'ltr')).toEqual(['abc']);
    expect(shown('مكتبة abc', 'rtl')).toEqual(['abc', 'مكتبة ']);
    expect(shown('abc مكتبة', 'ltr')).toEqual(['abc ', 'مكتبة']);
    expect(shown('مكتبة 2026', 'rtl').at(0)).toBe('2026');
  });

  it('keeps a number whole, and does not print what keeps it so', () => {
    expect(shown('رقم \u20662026-000042\u2069', 'rtl').at(0)).toBe('2026-000042');
  });

  it('mirrors brackets that are read from the right', () => {
    expect(shown('مكتبة (ب)', 'rtl').join('')).toBe('(ب)مكتبة ');
  });
});

describe('words', () => {
  it.each(['en', 'de', 'ja', 'ar'] as const)('are whole in %s, with the parts that English has', (language) => {
    const parts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([part]) => part).filter((part, index, all) => all.indexOf(part) === index).toSorted();
    for (const [key, english] of Object.entries(RECEIPT_WORDS.en)) {
      const own = RECEIPT_WORDS[language][key as keyof typeof RECEIPT_WORDS.en];
      // A closing may be the organisation's name alone.
      expect([key, own.trim() === '', parts(own)]).toEqual([key, false, parts(english)]);
    }
  });

  it('never fill in what a fact itself holds', () => {
    expect(fillIn('{name} gave to {campaign} {unknown}', { name: '{campaign}', campaign: '$& {name}' })).toBe('{campaign} gave to $& {name} {unknown}');
  });

  it('of a language we do not write are English, and so are its numbers', () => {
    expect([letterVoiceOf('he-IL'), letterVoiceOf('de-AT')]).toEqual([{ language: 'en', locale: 'en-GB' }, { language: 'de', locale: 'de-AT' }]);
  });
});

it('numbers have six digits, and more when there are more', () => {
  expect([receiptNumber(2026, 1), receiptNumber(2026, 1_234_567)]).toEqual(['2026-000001', '2026-1234567']);
});

it('a font that is none is refused', () => {
  expect(() => unpackWoff(Buffer.from('not a font at all'))).toThrow('no WOFF');
});
