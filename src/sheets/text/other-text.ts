import { SheetError } from '../sheet.js';

const MARKUP = /^\s*<(?:!doctype|html|table|head|body|meta)\b/i;
const XML = /^\s*<\?xml\b/i;
/** More of them than this share is no text that anybody wrote. */
const CONTROL_SHARE = 0.1;

/** @throws SheetError where the text is of a kind that is no sheet, or no text at all */
export function refuseOtherText(head: Buffer): void {
  const start = head.toString('utf8', 0, 1_000);
  if (MARKUP.test(start))
    throw new SheetError(
      'unknown',
      'The file is a web page, whatever its name says. Open it in a spreadsheet and save it as .xlsx or .csv.',
    );
  if (XML.test(start)) throw new SheetError('unknown', 'The file is XML. Save it as .xlsx, .csv or .json.');
  if (start.startsWith('{\\rtf'))
    throw new SheetError('unknown', 'The file is a text document. Save the table in it as .xlsx or .csv.');
  let controls = 0;
  for (const byte of head) if (byte < 0x20 && !isBlank(byte)) controls += 1;
  if (controls > Math.max(8, head.length * CONTROL_SHARE))
    throw new SheetError('unknown', 'The file is neither a spreadsheet nor text.');
}

const isBlank = (byte: number): boolean => byte >= 0x09 && byte <= 0x0d;
