import { expect, test } from '@jest/globals';
import { keysOf, PLAIN, type OpenStorage } from './reading.js';

/** Names that would lead out of the storage, or into what it keeps for itself. */
export function itRefusesKeys(open: OpenStorage): void {
  const bad = [
    '',
    '/',
    '/etc/passwd',
    '../up',
    'a/../../up',
    'a/./b',
    'a//b',
    'a/',
    '.headers/a',
    'a\\..\\b',
    'a\0b',
    'a\nb',
    'x'.repeat(201),
  ];
  test.each(bad)('%j is refused as a key', async (key) => {
    const storage = await open();
    await expect(storage.put(key, Buffer.from('x'), PLAIN)).rejects.toThrow(RangeError);
    await expect(storage.get(key)).rejects.toThrow(RangeError);
    await expect(storage.find(key)).rejects.toThrow(RangeError);
    await expect(storage.delete(key)).rejects.toThrow(RangeError);
  });

  test.each(['../', '/', 'a/../', '.headers/'])('%j is refused as the beginning of a key', async (prefix) => {
    const storage = await open();
    await expect(keysOf(storage, prefix)).rejects.toThrow(RangeError);
  });
}
