import type { SheetLimits } from '../sheet-limits.js';
import type { SharedStrings } from './shared-strings.js';
import { StrictText } from './strict-text.js';
import { XmlReader } from './xml-reader.js';

/** Reads sharedStrings.xml as XML, where {@link PlainStrings} cannot. */
export function strictStrings(strings: SharedStrings, limits: SheetLimits): XmlReader {
  const item = new StrictText();
  const open = (element: string) => {
    if (element === 'si') item.begin();
    else item.open(element);
  };
  const close = (element: string) => {
    if (element === 'si') strings.addText(item.text);
    else item.close(element);
  };
  return new XmlReader({ open, close, text: (text) => item.add(text) }, limits);
}
