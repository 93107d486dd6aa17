import type { SheetLimits } from '../sheet-limits.js';
import { readXml } from './xml-reader.js';

export type NumberKind = 'number' | 'date' | 'time';

/** What the formats that are not spelled out in a file show; source: ECMA-376 part 1, 18.8.30, and for 27-36 and 50-58 its East Asian tables. */
function builtIn(format: number): NumberKind {
  if (
    (format >= 14 && format <= 17) ||
    format === 22 ||
    (format >= 27 && format <= 31) ||
    format === 36 ||
    (format >= 50 && format <= 58)
  )
    return 'date';
  return (format >= 18 && format <= 21) || (format >= 32 && format <= 35) ? 'time' : 'number';
}

/** By number of the style of a cell. */
export class DateStyles {
  readonly #kinds: NumberKind[] = [];

  /** @param bytes of styles.xml; null where the workbook has none */
  constructor(bytes: Buffer | null, limits: SheetLimits) {
    if (bytes === null) return;
    const formats = new Map<number, NumberKind>();
    let isInCells = false;
    const open = (element: string, attribute: (name: string) => string | undefined) => {
      if (element === 'numFmt')
        formats.set(Number(attribute('numFmtId')), kindOfFormat(attribute('formatCode') ?? ''));
      if (element === 'cellXfs') isInCells = true;
      if (element !== 'xf' || !isInCells) return;
      const format = Number(attribute('numFmtId') ?? 0);
      this.#kinds.push(formats.get(format) ?? builtIn(format));
    };
    const close = (element: string) => {
      if (element === 'cellXfs') isInCells = false;
    };
    readXml(bytes, { open, close }, limits);
  }

  kindOf(style: number): NumberKind {
    return this.#kinds[style] ?? 'number';
  }
}

const QUOTED = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;

/** Whether a format of the file's own shows a day, a time of day alone, or a number; lengths of time are numbers. */
export function kindOfFormat(code: string): NumberKind {
  const [first = ''] = code.split(';');
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'number';
  const bare = first.replace(QUOTED, '').toLowerCase();
  if (/general|@|[0#?]/.test(bare.replace(/s\.?0+/g, 's'))) return 'number';
  if (/[ydge]/.test(bare) || (bare.includes('m') && !/[hs]/.test(bare))) return 'date';
  return /[hs]/.test(bare) ? 'time' : 'number';
}
