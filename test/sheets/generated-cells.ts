import type { Cell } from '../../src/sheets/sheet.js';
import type { Seeded } from './seeded.js';

/** What stands for a fault, whatever it says. */
export const FAULTY = 'a fault';

/** A cell as XML, what is to be read of it, and why exceljs reads something else where it does. */
export interface GeneratedCell {
  readonly attributes: string;
  readonly content: string;
  readonly wanted: Cell;
  readonly difference?: string;
}

const TEXTS = [
  'Alumni',
  'Été “98”',
  '卒業生',
  '校友会 & Freunde',
  'خريجون',
  '🎉 Gala',
  '👩‍👩‍👧',
  'a < b > c',
  ' leading',
  'trailing ',
  'two\nlines',
  '"quoted"',
  '00042',
  '=1+1',
  'R_x',
  'Łódź',
  '-',
  '1e5',
  'true',
];
export const FORMATS: readonly (string | number)[] = [
  14,
  22,
  'yyyy\\-mm\\-dd',
  '#,##0.00',
  '[h]:mm',
  'h:mm',
  '0.0%',
  '[$-409]d\\ mmmm\\ yyyy;@',
];
const DATE_STYLES = [1, 2, 3, 8];

export const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] as string,
  );
const space = (text: string) => (/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '');
const t = (text: string) => `<t${space(text)}>${escaped(text)}</t>`;
const plain = (
  attributes: string,
  value: string,
  wanted: GeneratedCell['wanted'],
  difference?: string,
): GeneratedCell => ({
  attributes,
  content: `<v>${value}</v>`,
  wanted,
  ...(difference === undefined ? {} : { difference }),
});
const inline = (content: string, wanted: GeneratedCell['wanted'], difference?: string): GeneratedCell => ({
  attributes: ' t="inlineStr"',
  content: `<is>${content}</is>`,
  wanted,
  ...(difference === undefined ? {} : { difference }),
});

/** Texts of random characters of every plane, none that XML cannot hold. */
function randomText(seeded: Seeded): string {
  const planes = [
    () => 0x20 + seeded.below(0x5f),
    () => 0xa1 + seeded.below(0x500),
    () => 0x4e00 + seeded.below(0x5000),
    () => 0x1f300 + seeded.below(0x300),
  ];
  return Array.from({ length: 1 + seeded.below(20) }, () => String.fromCodePoint(seeded.of(planes)()))
    .join('')
    .replaceAll('_x', '_y');
}

function randomNumber(seeded: Seeded): string {
  const digits = () => String(seeded.below(1_000_000_000));
  return seeded.of([
    digits,
    () => `-${digits()}`,
    () => `${digits()}.${digits()}`,
    () => `0.${digits()}`,
    () => `${digits()}${digits().slice(0, 5)}`,
    () => `${1 + seeded.below(9)}.${digits()}E-${seeded.below(20)}`,
    () => `${1 + seeded.below(9)}E+${seeded.below(14)}`,
    () => '0.30000000000000004',
  ])();
}

/** Every kind of cell, by name. Strings shared by cells are added to `strings`, which are items of XML. */
export const KINDS: Readonly<Record<string, (seeded: Seeded, strings: string[]) => GeneratedCell>> = {
  number: (seeded) => {
    const number = randomNumber(seeded);
    return plain(seeded.of(['', ' t="n"', ' s="4"']), number, Number(number));
  },
  boolean: (seeded) => (seeded.chance(50) ? plain(' t="b"', '1', true) : plain(' t="b"', '0', false)),
  error: (seeded) => plain(' t="e"', seeded.of(['#N/A', '#DIV/0!', '#REF!', '#VALUE!']), FAULTY),
  date: (seeded) => {
    const serial = 61 + seeded.below(70_000);
    const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
    return plain(` s="${seeded.of(DATE_STYLES)}"`, String(serial), { date });
  },
  moment: (seeded) => {
    const [serial, seconds] = [61 + seeded.below(70_000), 1 + seeded.below(86_399)];
    const date = new Date(Date.UTC(1899, 11, 30) + (serial * 86_400 + seconds) * 1_000)
      .toISOString()
      .slice(0, 19);
    return plain(' s="2"', String(serial + seconds / 86_400), { date });
  },
  timeOfDay: (seeded) => {
    const seconds = 1 + seeded.below(86_399);
    return plain(
      ' s="6"',
      String(seconds / 86_400),
      new Date(seconds * 1_000).toISOString().slice(11, 19),
      'a time of day is one, and not a moment of 1899',
    );
  },
  length: (seeded) => {
    const number = seeded.below(1_000) / 8;
    return plain(' s="5"', String(number), number, 'a length of time is a number, and not a moment of 1900');
  },
  noDay: () => plain(' s="1"', '60', FAULTY, '29 February 1900 never was, and is not 28 February'),
  earlyDay: (seeded) => {
    const serial = 1 + seeded.below(59);
    const date = new Date(Date.UTC(1899, 11, 31) + serial * 86_400_000).toISOString().slice(0, 10);
    return plain(
      ' s="1"',
      String(serial),
      { date },
      'days before March 1900 are those that the sheet shows, and not the ones before',
    );
  },
  inline: (seeded) => {
    const text = seeded.chance(50) ? seeded.of(TEXTS) : randomText(seeded);
    return inline(t(text), text);
  },
  shared: (seeded, strings) => {
    const text = seeded.chance(50) ? seeded.of(TEXTS) : randomText(seeded);
    strings.push(t(text));
    return plain(' t="s"', String(strings.length - 1), text);
  },
  sharedRich: (seeded, strings) => {
    const texts = [randomText(seeded), seeded.of(TEXTS)];
    strings.push(texts.map((text) => `<r><rPr><b/><sz val="11"/></rPr>${t(text)}</r>`).join(''));
    return plain(' t="s"', String(strings.length - 1), texts.join(''));
  },
  sharedPhonetic: (_, strings) => {
    strings.push('<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>');
    return plain(' t="s"', String(strings.length - 1), '東京');
  },
  inlineRich: (seeded) => {
    const texts = [seeded.of(TEXTS), randomText(seeded)];
    return inline(texts.map((text) => `<r>${t(text)}</r>`).join(''), texts.join(''));
  },
  escapedOnce: () => inline('<t>&amp;lt;b&amp;gt;</t>', '&lt;b&gt;'),
  reference: () => inline('<t>&#x1F389;&#65;</t>', '🎉A'),
  escape: () => inline('<t>a_x000D_b</t>', 'a\rb', 'what Excel wrote as _x000D_ is a carriage return'),
  sharedEscape: (_, strings) => {
    strings.push('<t>a_x0041_b_x005F_c</t>');
    return plain(' t="s"', String(strings.length - 1), 'aAb_c');
  },
  formula: (seeded) => {
    const number = randomNumber(seeded);
    return { attributes: '', content: `<f>SUM(A1:A2)</f><v>${number}</v>`, wanted: Number(number) };
  },
  formulaText: (seeded) => {
    const text = randomText(seeded);
    return { attributes: ' t="str"', content: `<f>A1&amp;"!"</f><v>${escaped(text)}</v>`, wanted: text };
  },
  formulaMissing: () => ({ attributes: '', content: '<f>NOW()</f>', wanted: FAULTY }),
  isoDate: () =>
    plain(
      ' t="d"',
      '2026-11-26',
      { date: '2026-11-26' },
      'an ISO date is a date, and not the number of its year',
    ),
  styled: () => ({ attributes: ' s="1"', content: '', wanted: null }),
};
