import { DamagedIds } from '../damaged-ids.js';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type Cell } from '../sheet.js';
import { fault, textCell } from '../text-cell.js';
import type { Warnings } from '../warnings.js';
import type { DateStyles } from './date-styles.js';
import type { SerialDates } from './serial-dates.js';
import type { SharedStrings } from './shared-strings.js';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const ISO_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?/;

/** What a cell of a workbook means, once its parts are known. */
export class CellValues {
  readonly #ids: DamagedIds;

  constructor(
    /** Null where the workbook has none. */
    private readonly strings: SharedStrings | null,
    private readonly styles: DateStyles,
    private readonly dates: SerialDates,
    private readonly limits: SheetLimits,
    warnings: Warnings,
  ) {
    this.#ids = new DamagedIds(warnings);
  }

  number(value: number, style: number, row: number, column: number): Cell {
    if (style !== 0) {
      const kind = this.styles.kindOf(style);
      if (kind === 'date') return this.dates.dateOf(value);
      if (kind === 'time') return this.dates.timeOf(value);
    } else if (this.styles.kindOf(0) === 'date') return this.dates.dateOf(value);
    if (value >= 1e15 || value <= -1e15) this.#ids.ofNumber(value, row, column);
    return value;
  }

  shared(index: number): Cell {
    if (this.strings === null)
      throw new SheetError('damaged', 'The workbook lacks the texts that its cells refer to.');
    const text = this.strings.at(index);
    return text === undefined ? fault('The cell refers to a text that the workbook does not have.') : text;
  }

  text(text: string): Cell {
    return textCell(text, this.limits.cellLength);
  }

  /** A value as it is written, of any type but those that are texts of their own. */
  written(type: string, raw: string, style: number, row: number, column: number): Cell {
    const text = raw.trim();
    if (type === 's')
      return /^\d+$/.test(text) ? this.shared(Number(text)) : fault('The cell refers to no text.');
    if (type === 'b') return text === '1' || text === 'true';
    if (type === 'e') return fault(`The cell holds the error ${text}.`);
    if (type === 'd' && ISO_DATE.test(text)) return { date: isoDate(text) };
    if (type === 'd') return this.text(raw);
    return NUMBER.test(text)
      ? this.number(Number(text), style, row, column)
      : fault('The cell is said to be a number, and is none.');
  }

  /** A cell without a value: nothing, unless a formula was to give it. */
  missing(hasFormula: boolean): Cell {
    return hasFormula
      ? fault('The formula has no result. Open the file in a spreadsheet and save it again.')
      : null;
  }
}

/** Without fractions of seconds and without a zone; midnight alone is a day. */
function isoDate(text: string): string {
  const [day = '', time = '00:00'] = text.split('T');
  const [hours = '00', minutes = '00', seconds = '00'] = time.split(/[:.Z+-]/);
  const clock = `${hours}:${minutes}:${seconds}`;
  return clock === '00:00:00' ? day : `${day}T${clock}`;
}
