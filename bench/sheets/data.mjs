/** What a cell of each column is, made from its row's number alone: any row can be compared without those before it. */
export const HEADER = ['email', 'tag', 'amount', 'date', 'donor id', 'note'];

const WORDS = [
  'Alumni',
  'Student',
  'Parents & Friends',
  'Class <1998>',
  'Команда',
  'Выпускники',
  '校友会',
  '卒業生',
  'خريجون',
  'طلاب',
  '🎉 Gala',
  '👩‍👩‍👧 Families',
  'Été “98”',
  'Łódź',
  'R&D "Lab"',
  'Crew',
];
const TAGS = Array.from(
  { length: 500 },
  (_, index) => `${WORDS[index % WORDS.length]} ${Math.floor(index / WORDS.length)}`,
);
const NOTES = [
  ' leading and trailing ',
  'says "thanks"',
  'two\nlines',
  'family 👨‍👩‍👧‍👦 gift',
  'in memory of Zoë & Søren',
  'плюс привет',
  'a < b > c',
  '=not a formula',
];
const FIRST_DAY = 45_000;
const DAY_MS = 86_400_000;

/** A number below 2^32 that looks random and is always the same for the same two. */
function scramble(row, salt) {
  let mixed = Math.imul(row ^ (salt * 0x9e3779b9), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Row `row`, from 0: `serial` is its date as a spreadsheet counts days, `isFormula` whether its amount is one. E-mail
 * addresses are six tenths distinct, notes four tenths empty.
 */
export function rowOf(row) {
  const donor = row % 5 < 3 ? row : scramble(row, 1) % (row + 1);
  const noted = scramble(row, 2);
  return {
    email: `donor.${donor.toString(36)}@${donor % 3 === 0 ? 'alumni.example.org' : 'example.com'}`,
    tag: TAGS[scramble(row, 3) % TAGS.length],
    amount: (scramble(row, 4) % 1_000_000) / 100,
    isFormula: row % 10 === 9,
    serial: FIRST_DAY + (scramble(row, 5) % 900),
    id: String(scramble(row, 6) % 10_000_000).padStart(9, '0'),
    note: noted % 10 < 4 ? null : `${NOTES[noted % NOTES.length]} ${noted % 65_536}`,
  };
}

export const dateOf = (serial) =>
  new Date(Date.UTC(1899, 11, 30) + serial * DAY_MS).toISOString().slice(0, 10);

/** Its cells as texts, null where empty: the same whatever the format. */
export function cellsOf(row) {
  const { email, tag, amount, serial, id, note } = rowOf(row);
  return [email, tag, String(amount), dateOf(serial), id, note];
}
