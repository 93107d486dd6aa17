const LONGEST_KEY = 900;
const LONGEST_SEGMENT = 200;
// A leading dot is ours: `.` and `..` would leave the folder, and what we keep beside the objects begins with one.
const SEGMENT = /^[^./\\\p{Cc}][^/\\\p{Cc}]*$/u;

/**
 * Keys are what both a folder and a bucket can hold: segments of at most 200 bytes between slashes, none empty, none
 * beginning with a dot, without backslashes and control characters, 900 bytes in all.
 */
export function isKey(key: string): boolean {
  const segments = key.split('/');
  return (
    Buffer.byteLength(key) <= LONGEST_KEY &&
    segments.every((segment) => SEGMENT.test(segment) && Buffer.byteLength(segment) <= LONGEST_SEGMENT)
  );
}

/** @throws RangeError */
export function checkKey(key: string): string {
  if (!isKey(key)) throw new RangeError(`${JSON.stringify(key)} cannot be the key of an object`);
  return key;
}

/** The beginning of a key: a segment may be begun and not ended. @throws RangeError */
export function checkPrefix(prefix: string): string {
  if (prefix !== '' && !isKey(prefix.replace(/\/$/, '')))
    throw new RangeError(`no key begins with ${JSON.stringify(prefix)}`);
  return prefix;
}
