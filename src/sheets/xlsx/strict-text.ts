import { unescapedExcel } from './xml-text.js';

/** The text of an item of XML as its events tell it: runs joined, pronunciation left out. */
export class StrictText {
  text = '';
  #phonetics = 0;
  #isText = false;

  begin(): void {
    this.text = '';
    this.#phonetics = 0;
    this.#isText = false;
  }

  open(element: string): void {
    if (element === 'rPh') this.#phonetics += 1;
    this.#isText = element === 't' && this.#phonetics === 0;
  }

  add(text: string): void {
    if (this.#isText) this.text += unescapedExcel(text);
  }

  close(element: string): void {
    if (element === 'rPh') this.#phonetics -= 1;
    this.#isText = false;
  }
}
