/** The same text in memory of its own: what was cut out of a longer text keeps all of that for as long as it is kept. */
export function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
