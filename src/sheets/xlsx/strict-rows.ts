import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type Cell } from '../sheet.js';
import type { CellValues } from './cell-values.js';
import type { RowBuilder } from './row-builder.js';
import { StrictText } from './strict-text.js';
import { unescapedExcel } from './xml-text.js';
import { XmlReader, type XmlAttributes } from './xml-reader.js';

/** Reads the rows of a sheet as XML, where {@link PlainRows} cannot. */
export class StrictRows {
  readonly #reader: XmlReader;
  readonly #inline = new StrictText();
  #isInRows = false;
  #element = '';
  #column = 0;
  #type = '';
  #style = 0;
  #value: string | null = null;
  #hasFormula = false;
  #hasInline = false;

  constructor(
    private readonly builder: RowBuilder,
    private readonly values: CellValues,
    limits: SheetLimits,
  ) {
    const events = {
      open: this.#open.bind(this),
      text: this.#text.bind(this),
      close: this.#close.bind(this),
    };
    this.#reader = new XmlReader(events, limits);
  }

  write(chunk: Buffer): void {
    this.#reader.write(chunk);
  }

  end(): void {
    this.#reader.end();
  }

  #open(element: string, attribute: XmlAttributes): void {
    if (element === 'sheetData') this.#isInRows = true;
    if (!this.#isInRows) return;
    this.#element = element;
    if (element === 'row') this.builder.begin(Number(attribute('r') ?? 0));
    else if (element === 'c') this.#beginCell(attribute);
    else if (element === 'f') this.#hasFormula = true;
    else if (element === 'v') this.#value = '';
    else if (element === 'is') {
      this.#hasInline = true;
      this.#inline.begin();
    } else this.#inline.open(element);
  }

  #beginCell(attribute: XmlAttributes): void {
    const reference = attribute('r');
    this.#column =
      reference === undefined ? this.builder.nextColumn : columnOf(reference, this.builder.number);
    this.#type = attribute('t') ?? 'n';
    this.#style = Number(attribute('s') ?? 0);
    this.#value = null;
    this.#hasFormula = false;
    this.#hasInline = false;
  }

  #text(text: string): void {
    if (this.#element === 'v' && this.#value !== null) this.#value += text;
    else this.#inline.add(text);
  }

  #close(element: string): void {
    if (!this.#isInRows) return;
    if (element === 'c') this.builder.set(this.#column, this.#cell());
    else if (element === 'row') this.builder.end();
    else if (element === 'sheetData') this.#isInRows = false;
    else this.#inline.close(element);
    this.#element = '';
  }

  #cell(): Cell {
    if (this.#hasInline) return this.values.text(this.#inline.text);
    if (this.#value === null || (this.#value === '' && this.#type !== 'str'))
      return this.values.missing(this.#hasFormula);
    if (this.#type === 'str' || this.#type === 'inlineStr')
      return this.values.text(unescapedExcel(this.#value));
    return this.values.written(this.#type, this.#value, this.#style, this.builder.number, this.#column);
  }
}

function columnOf(reference: string, row: number): number {
  const letters = /^\$?([A-Za-z]{1,7})\$?\d+$/.exec(reference)?.[1]?.toUpperCase();
  if (letters === undefined)
    throw new SheetError('damaged', `Row ${row} has a cell called ${reference.slice(0, 20)}.`, row);
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
