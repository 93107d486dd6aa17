import type { FileBytes } from '../file-bytes.js';
import { SheetError, type OpenSheets, type SheetFormat, type SheetName, type SheetRow } from '../sheet.js';
import type { Warnings } from '../warnings.js';

/** A text file that was recognised: one sheet, read anew from its beginning each time. */
export class TextSheets implements OpenSheets {
  readonly sheets: readonly SheetName[];

  constructor(
    private readonly file: FileBytes,
    readonly format: SheetFormat,
    private readonly name: string,
    private readonly said: Warnings,
    private readonly read: () => AsyncIterable<readonly SheetRow[]>,
  ) {
    this.sheets = [{ name, hidden: false }];
  }

  get warnings() {
    return this.said.list;
  }

  rows(sheet: string): AsyncIterable<readonly SheetRow[]> {
    if (sheet !== this.name) throw new SheetError('unknown', `The file has no sheet “${sheet}”.`);
    return this.read();
  }

  progress() {
    return { read: this.file.position, of: this.file.size };
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
