/** What a byte of text means to who looks for its end; or-ed together they say what has to be done to the text. */
export const [PLAIN, WIDE, SPECIAL, END] = [0, 1, 2, 4] as const;

const classOf = (byte: number): number => {
  if (byte === 0x3c) return END;
  if (byte >= 0x80) return WIDE;
  // An ampersand begins a reference, an underscore may begin `_x000D_`; tab and line feed stand for themselves.
  return byte === 0x26 || byte === 0x5f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a) ? SPECIAL : PLAIN;
};

export const BYTE_CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => classOf(byte));
