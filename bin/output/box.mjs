import { stripVTControlCharacters } from 'node:util';
import { cyan } from './colour.mjs';

const widthOf = (text) => [...new Intl.Segmenter().segment(stripVTControlCharacters(text))].length;

/** `lines` in a frame as wide as the longest of them. */
export function box(lines) {
  const width = Math.max(...lines.map(widthOf));
  const edge = '─'.repeat(width + 2);
  const middle = lines.map((line) => `${cyan('│')} ${line}${' '.repeat(width - widthOf(line))} ${cyan('│')}`);
  return [cyan(`╭${edge}╮`), ...middle, cyan(`╰${edge}╯`)].join('\n');
}
