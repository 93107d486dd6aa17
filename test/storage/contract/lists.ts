import { describe, expect, test } from '@jest/globals';
import { keysOf, listOf, PLAIN, type OpenStorage } from './reading.js';

/** What there is. */
export function itListsObjects(open: OpenStorage): void {
  describe('a list', () => {
    test('has all keys that begin so, in order, however many', async () => {
      const storage = await open();
      const keys = [
        'b/2',
        'a',
        'b/10',
        'b/c/1',
        'bc',
        ...Array.from({ length: 12 }, (_, at) => `d/${at + 10}`),
      ];
      for (const key of keys) await storage.put(key, Buffer.from(key), PLAIN);
      expect(await keysOf(storage, '')).toEqual([...keys].sort());
      expect(await keysOf(storage, 'b/')).toEqual(['b/10', 'b/2', 'b/c/1']);
      expect(await keysOf(storage, 'b')).toEqual(['b/10', 'b/2', 'b/c/1', 'bc']);
      expect(await keysOf(storage, 'nothing/')).toEqual([]);
    });

    test('says how large objects are', async () => {
      const storage = await open();
      await storage.put('a', Buffer.from('four'), PLAIN);
      expect(await listOf(storage, '')).toEqual([{ key: 'a', size: 4, modifiedAt: expect.any(Date) }]);
    });
  });
}
