import fc from 'fast-check';
import { parseEmail } from '../../src/shared/email-address.js';
import { readEmail } from '../../src/imports/cells/read-cell.js';
import { cellText } from '../../src/imports/cells/cell-text.js';
import { readInstant } from '../../src/imports/cells/read-instant.js';
import { yesOrNo } from '../../src/imports/cells/yes-or-no.js';
import { plainName } from '../../src/imports/columns/field.js';
import { guessKind } from '../../src/imports/columns/guess-kind.js';
import { columnsByName } from '../../src/imports/columns/choose-columns.js';
import { EMAIL, NAME, NUMBER, TAGS } from '../../src/imports/columns/known-fields.js';
import { copyLine } from '../../src/imports/copy-line.js';
import { csvCell, withoutGuard } from '../../src/imports/errors/csv-line.js';

describe('what a cell says', () => {
  it('is a number as people write it, unless a spreadsheet has lost its digits', () => {
    expect([42, 0.1, 1e-7, -3.5].map((cell) => cellText(cell).text)).toEqual(['42', '0.1', '0.0000001', '-3.5']);
    expect(cellText(1.2345678901234568e18)).toMatchObject({ fault: 'digits_lost' });
  });

  it('is nothing where it is blank, and a fault where it cannot be read', () => {
    expect([null, undefined, ''].map((cell) => cellText(cell))).toEqual([1, 2, 3].map(() => ({ text: null, fault: null })));
    expect(cellText({ fault: '#REF!' })).toEqual({ text: '#REF!', fault: 'unreadable_cell' });
  });

  it('is a day or moment only as ISO 8601 has it', () => {
    const read = (text: string) => {
      const found = readInstant(text);
      return found.ok ? found.value : found.code;
    };
    expect(read('2024-02-29')).toBe('2024-02-29T00:00:00.000Z');
    expect(read('2026-11-26T09:30:00+0530')).toBe('2026-11-26T04:00:00.000Z');
    for (const text of ['2026-02-29', '26.11.2026', '3/4/2026', '2026-11-26T25:00', '0001-01-01', 'today']) expect([text, read(text)]).toEqual([text, 'date_malformed']);
  });

  it('is yes, no or neither', () => {
    expect(['X', 'Oui', 'да', '✓', '是', 'TRUE', '1'].map(yesOrNo)).toEqual(Array(7).fill(true));
    expect(['', '-', 'Nein', 'нет', '0', 'FALSE', ' '].map(yesOrNo)).toEqual(Array(7).fill(false));
    expect(['maybe', '2', '1998'].map(yesOrNo)).toEqual([null, null, null]);
  });
});

describe('an address in a cell', () => {
  const readAsEver = (text: string) => {
    const parsed = parseEmail(text);
    if (text.trim() === '') return { ok: true, value: null };
    return parsed.ok ? { ok: true, value: parsed.value } : { ok: false, code: parsed.fault, value: text };
  };

  it('is what it is anywhere else, though most are read by a shorter way', () => {
    const part = fc.string({ unit: fc.constantFrom(...'aZ0._-+@ é京"\t'), maxLength: 70 });
    const address = fc.tuple(part, fc.constantFrom('example.org', 'Bücher.example', 'EXAMPLE.com ', 'no-dot', '1.2.3.4', 'a..b', 'x@y.org', `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.org`)).map(([local, domain]) => `${local}@${domain}`);
    fc.assert(fc.property(fc.oneof(address, fc.emailAddress(), part), (text) => expect(readEmail(text)).toEqual(text === '' ? { ok: true, value: null } : readAsEver(text))), { numRuns: 2_000 });
  });
});

describe('what a column means', () => {
  it('is known however its name is spelt', () => {
    expect(columnsByName(['  E_MAIL ', 'Spender-Nr.', 'Étiquettes', 'Nom complet', 'error_row', 'メールアドレス'], [EMAIL, NUMBER, NAME, TAGS])).toEqual({ email: [0], number: [1], tags: [2], name: [3] });
  });

  it('is told apart from all others: no name stands for two fields of one kind', () => {
    const names = [EMAIL, NUMBER, NAME, TAGS].flatMap(({ name, known }) => [...new Set([name, ...known].map(plainName))]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe('what is written down', () => {
  it('is read by COPY as it was', () => {
    expect(copyLine(['a\\b', 'tab\tline\nreturn\r', null, ''])).toBe('a\\\\b\ttab\\tline\\nreturn\\r\t\\N\t\n');
  });

  it('comes back from an error file as it was, and does nothing in a spreadsheet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cell = csvCell(text);
        const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(/^[=@]/.test(inner)).toBe(false);
        expect(withoutGuard(inner)).toBe(text);
      }),
      { examples: [["'=1"], ["''@home"], ["'-5"], ["'tis"]] },
    );
    expect(csvCell('=1+1')).toBe(`"'=1+1"`);
    expect(csvCell('-5')).toBe('-5');
  });
});

describe('what a file is probably for', () => {
  it('is told by the kind that knows most of its columns, below whatever stands above them', () => {
    const guess = (...rows: string[][]) => guessKind(rows, 'file.csv');
    expect(guess(['Schlagwörter', 'E-Mail'], ['Alumni', 'ada@example.org'])).toBe('tags');
    expect(guess(['The list of May'], [], ['E-mail', 'Full name', 'Donor number'])).toBe('donors');
    expect(guess(['Name', 'email', 'Parent', 'Choir'], ['Ada', 'ada@example.org', 'x', ''], ['Bo', 'bo@example.org', '', 'x'])).toBe('tags');
    expect(guess(['email', 'reason', 'unsubscribed at'])).toBe('suppressions');
    expect(guess(['campaign', 'Betrag', 'email', 'Datum'])).toBe('offline-donations');
    expect(guess(['slug', 'title', 'currency', 'goal'])).toBe('campaigns');
    expect(guess(['campaign', 'fund', 'title', 'position'])).toBe('designations');
  });

  it('is told by its name where its columns would do for several, and left open where nothing tells', () => {
    expect([guessKind([['email']], 'unsubscribed.csv'), guessKind([['email']], 'Alumni.xlsx'), guessKind([['email']], 'file.csv')]).toEqual(['suppressions', 'donors', null]);
    expect([guessKind([['nothing', 'of', 'use']], 'file.csv'), guessKind([], 'tags-of-may.xlsx')]).toEqual([null, 'tags']);
  });
});
