const FRAMING = new Set(Buffer.from('\t\n\r",;[]{}'));
const LEAST_SHARE = 0.8;

/**
 * Whether text is UTF-16 without saying so, and in which order: what frames the cells then has a NUL at its side, always
 * the same one. A text that merely holds NULs has them elsewhere.
 */
export function utf16WithoutMark(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (!head.includes(0)) return null;
  let [framing, little, big] = [0, 0, 0];
  for (let at = 0; at < head.length; at += 1) {
    if (!FRAMING.has(head[at] ?? 0)) continue;
    framing += 1;
    if (at % 2 === 0 && head[at + 1] === 0) little += 1;
    if (at % 2 === 1 && head[at - 1] === 0) big += 1;
  }
  if (framing === 0) return null;
  if (little / framing >= LEAST_SHARE) return 'utf-16le';
  return big / framing >= LEAST_SHARE ? 'utf-16be' : null;
}
