const inColour = process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

const paint = (code) => (text) => (inColour ? `\u001b[${code}m${text}\u001b[0m` : String(text));

export const bold = paint('1');
export const dim = paint('2');
export const red = paint('31');
export const green = paint('32');
export const yellow = paint('33');
export const cyan = paint('36');

/** One colour per process name, in the order they are first asked for. */
const PALETTE = ['36', '32', '35', '34', '33', '96', '92', '95', '94', '93'].map(paint);
const known = [];

export function colourOf(name) {
  if (!known.includes(name)) known.push(name);
  return PALETTE[known.indexOf(name) % PALETTE.length];
}
