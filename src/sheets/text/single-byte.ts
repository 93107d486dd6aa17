/** What the bytes from 0x80 stand for in windows-1251; windows-1252 is ISO 8859-1 from 0xA0. Source: the WHATWG encoding standard. */
const HIGH_1251 =
  'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї' +
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя';
const LOW_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export type SingleByteEncoding = 'windows-1251' | 'windows-1252';

/**
 * Own tables: TextDecoder reads windows-1252 as ISO 8859-1 in some releases of Node, and an apostrophe then becomes a
 * control character.
 */
export function decodeSingleByte(bytes: Buffer, encoding: SingleByteEncoding): string {
  const text = bytes.toString('latin1');
  if (encoding === 'windows-1252')
    return text.replace(/[\x80-\x9f]/g, (byte) => LOW_1252.charAt(byte.charCodeAt(0) - 0x80));
  return text.replace(/[\x80-\xff]/g, (byte) => HIGH_1251.charAt(byte.charCodeAt(0) - 0x80));
}
