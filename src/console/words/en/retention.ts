/** How long donors are kept. */
export const retention = {
  'retention.title': 'How long donors are kept',
  'retention.what': 'Donors who have not given for a number of years can be forgotten by themselves, once a month, as if each had asked for it: names, addresses and words go, sums, receipt numbers and figures stay. Nobody is forgotten who has a gift, a refund or a mail on its way, or has joined a mailing list since.',
  'retention.law': 'Receipts name the donor and have to be kept: six years after the year of the gift in the United Kingdom, ten in Germany. Fewer than {fewest} years cannot be chosen; {proposed} are proposed. Please ask whoever keeps your books.',
  'retention.off': 'Nobody is forgotten by age.',
  'retention.on': 'Donors are forgotten after {years} years without a gift',
  'retention.begins': 'Not before {when}.',
  'retention.running': 'This month’s run goes on: {erased} forgotten, {leftAlone} left alone so far.',
  'retention.ran': 'Latest run: {erased} forgotten, {leftAlone} left alone.',
  'retention.stop': 'Forget nobody by age',
  'retention.choose': 'Choose',
  'retention.years': 'Years without a gift',
  'retention.count': 'Count whom it would be',
  'retention.would': 'After {years} years, {n} donor would be forgotten now.|After {years} years, {n} donors would be forgotten now.',
  'retention.manyWould': 'After {years} years, {n} donors or more would be forgotten now.',
  'retention.files': 'Nothing happens before a day is over. Each month in which somebody is forgotten, reports and uploaded files of before are removed: any of them may name them.',
  'retention.start': 'Forget donors after {years} years',
};
