const COMMON: Readonly<Record<string, string>> = {
  required: 'is empty and must not be',
  unreadable_cell: 'holds an error, or a formula without its result',
  digits_lost: 'is a number too large for a spreadsheet: its last digits are lost; write it as text',
  malformed: 'is not an e-mail address',
  too_long: 'is too long',
  control_character: 'holds characters that cannot be printed, or a line break',
  malformed_unicode: 'holds half a character',
  empty: 'holds nothing that can be seen',
  not_yes_or_no: 'is neither yes nor no',
  who_missing: 'The row names nobody: it has neither an e-mail address nor a number',
  donor_unknown: 'is the number of no donor',
  no_tag: 'The row has no tag',
  too_many_tags: 'has more than 100 tags',
  number_taken: 'is the number of another donor',
  contradicts_earlier_row: 'says something else of the same than an earlier row',
  list_unknown: 'is no mailing list',
  reason_unknown: 'is no reason: say unsubscribed, bounced or complained',
  date_malformed: 'is not a date: write it as 2026-11-26',
  campaign_unknown: 'is no campaign',
  designation_unknown: 'is no designation of the campaign',
  giving_day_unknown: 'is no giving day',
  slug_malformed: 'may have lower-case letters, digits and single hyphens, 80 at most',
  slug_taken: 'is taken',
  currency_unknown: 'is no currency that can be booked',
  wrong_currency: 'is not the currency of the campaign',
  not_a_number: 'is not an amount',
  too_many_decimals: 'has more decimals than the currency',
  not_positive: 'must be more than nothing',
  too_large: 'is too large',
  in_future: 'lies in the future',
  reference_taken: 'has been booked already, with other particulars',
  ends_before_it_opens: 'is before the campaign opens',
  not_whole: 'is not a whole number',
  goal_too_small: 'must be more than nothing',
  locale_unknown: 'is no language',
  minimum_above_maximum: 'is more than the largest gift',
};

interface Told {
  readonly column: string | null;
  readonly code: string;
}

/** A fault as a sentence for whoever made the file; what stands in the cell is told beside it. */
export function faultText({ column, code }: Told): string {
  const text = COMMON[code] ?? code;
  if (/^[A-Z]/.test(text)) return `${text}.`;
  return column === null ? `The row ${text}.` : `"${column}" ${text}.`;
}
