const STYLES = {
  decimal: {},
  percent: { style: 'percent' },
  clock: { minimumIntegerDigits: 2, useGrouping: false },
} as const;

const formats = new Map<string, Intl.NumberFormat>();

/** A count as people of `locale` write it: "1,234", "١٬٢٣٤". */
export function formatCount(count: number, locale: string): string {
  return formatOf(locale, 'decimal').format(count);
}

/** A reading of a clock, in two digits: "07", "٠٧". */
export function formatTwoDigits(count: number, locale: string): string {
  return formatOf(locale, 'clock').format(count);
}

/** A whole percentage: "62%", "62 %", "٪٦٢". */
export function formatPercent(percent: number, locale: string): string {
  return formatOf(locale, 'percent').format(percent / 100);
}

function formatOf(locale: string, style: keyof typeof STYLES): Intl.NumberFormat {
  const key = `${locale} ${style}`;
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = new Intl.NumberFormat(locale, STYLES[style])));
  return format;
}
