import type { FileBytes } from '../file-bytes.js';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type OpenSheets, type SheetFormat, type SheetName, type SheetRow } from '../sheet.js';
import { Warnings } from '../warnings.js';
import { CellValues } from './cell-values.js';
import { DateStyles } from './date-styles.js';
import { readSharedStrings } from './read-shared-strings.js';
import { SerialDates } from './serial-dates.js';
import { sheetRows } from './sheet-rows.js';
import type { WorkbookOutline } from './workbook-outline.js';
import type { ZipParts } from './zip-parts.js';

/** An .xlsx that is open. Its shared texts and styles are read once, with the first row that is asked for. */
export class Workbook implements OpenSheets {
  readonly format: SheetFormat;
  readonly sheets: readonly SheetName[];
  readonly #said = new Warnings();
  readonly #count = (bytes: number) => void (this.#read += bytes);
  #values: Promise<CellValues> | null = null;
  #read = 0;
  #of: number;

  constructor(
    private readonly file: FileBytes,
    private readonly parts: ZipParts,
    private readonly outline: WorkbookOutline,
    compressed: boolean,
    private readonly limits: SheetLimits,
  ) {
    this.format = { kind: 'xlsx', compressed, encoding: null, delimiter: null };
    this.sheets = outline.sheets.map(({ name, hidden }) => ({ name, hidden }));
    this.#of = file.size;
  }

  get warnings() {
    return this.#said.list;
  }

  async *rows(sheet: string): AsyncGenerator<readonly SheetRow[], void, undefined> {
    const chosen = this.outline.sheets.find(({ name }) => name === sheet);
    if (chosen === undefined) throw new SheetError('unknown', `The file has no sheet “${sheet}”.`);
    const { sharedStrings } = this.outline;
    this.#read = 0;
    this.#of =
      this.parts.compressedBytes(chosen.part) +
      (sharedStrings === null ? 0 : this.parts.compressedBytes(sharedStrings));
    if (this.#values !== null && sharedStrings !== null)
      this.#read = this.parts.compressedBytes(sharedStrings);
    this.#values ??= this.#readValues();
    const values = await this.#values;
    yield* sheetRows(
      () => this.parts.inflate(chosen.part, this.limits.fileBytes, this.#count),
      values,
      this.limits,
    );
  }

  progress() {
    return { read: Math.min(this.#read, this.#of), of: this.#of };
  }

  close(): Promise<void> {
    return this.file.close();
  }

  async #readValues(): Promise<CellValues> {
    const { sharedStrings, styles, from1904 } = this.outline;
    const strings =
      sharedStrings === null
        ? null
        : await readSharedStrings(this.parts, sharedStrings, this.limits, this.#count);
    const dateStyles = new DateStyles(styles === null ? null : await this.parts.whole(styles), this.limits);
    return new CellValues(strings, dateStyles, new SerialDates(from1904), this.limits, this.#said);
  }
}
