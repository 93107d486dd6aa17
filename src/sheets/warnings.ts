import type { SheetWarning } from './sheet.js';

/** Each thing is said once, however often a file is read and however many rows it concerns. */
export class Warnings {
  readonly list: SheetWarning[] = [];
  readonly #said = new Set<string>();

  /** @param about what makes two warnings the same: of one code, only the first about it is kept */
  add(code: string, message: string, about = ''): void {
    const key = `${code} ${about}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.list.push({ code, message });
  }
}
