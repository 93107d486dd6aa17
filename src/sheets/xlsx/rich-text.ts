import { NotPlain } from './not-plain.js';
import { unescapedXml } from './xml-text.js';

const PHONETIC_END = '</rPh>';

/**
 * The text of an item, between its tags: that of all its runs joined, without how it is pronounced.
 * @throws NotPlain where there are comments, CDATA or prefixes
 */
export function richText(xml: string): string {
  let text = '';
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const close = xml.indexOf('>', at);
    const tag = xml.slice(at + 1, close);
    const name = /^\/?[A-Za-z0-9]+(?=[\s/]|$)/.exec(tag)?.[0];
    if (close === -1 || name === undefined) throw new NotPlain();
    at = close + 1;
    if (name === 'rPh' && !tag.endsWith('/')) {
      at = xml.indexOf(PHONETIC_END, at) + PHONETIC_END.length;
      if (at < PHONETIC_END.length) throw new NotPlain();
    } else if (name === 't' && !tag.endsWith('/')) {
      const end = xml.indexOf('<', at);
      if (!xml.startsWith('</t', end)) throw new NotPlain();
      text += unescapedXml(xml.slice(at, end));
      at = end;
    }
  }
  return text;
}
