import { useWords } from '../words/words.js';

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** How large a file is, in the unit that says it in the fewest digits. */
export function sizeText(bytes: number, language: string): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1_000, bytes)) / 3) - 1);
  return new Intl.NumberFormat(language, { style: 'unit', unit: UNITS[step]!, unitDisplay: 'short', maximumFractionDigits: 1 }).format(Math.max(0.1, bytes / 1_000 ** (step + 1)));
}

export function Size({ bytes }: { readonly bytes: number }) {
  const { language } = useWords();
  return <span className="figures">{sizeText(bytes, language)}</span>;
}
