import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { ObjectHeaders } from '../../../src/storage/object-storage.js';
import { keysOf, PLAIN, textOf, type OpenStorage } from './reading.js';

const MIB = 1024 * 1024;

/** Whole objects: stored, replaced, deleted. */
export function itKeepsObjects(open: OpenStorage): void {
  describe('an object', () => {
    test('comes back as it was stored, with its headers', async () => {
      const storage = await open();
      const sha256 = createHash('sha256').update('ebb').digest('hex');
      const headers: ObjectHeaders = {
        contentType: 'text/css; charset=utf-8',
        contentEncoding: 'br',
        cacheControl: 'public, max-age=60',
        sha256,
      };
      await storage.put('assets/site.css', Buffer.from('ebb'), headers);
      expect(await textOf(storage, 'assets/site.css')).toBe('ebb');
      expect(await storage.find('assets/site.css')).toEqual({
        key: 'assets/site.css',
        size: 3,
        modifiedAt: expect.any(Date),
        ...headers,
      });
    });

    test('comes back in part, both ends of the range within it', async () => {
      const storage = await open();
      await storage.put('note', Buffer.from('0123456789'), PLAIN);
      expect((await buffer(await storage.get('note', { start: 3, end: 6 }))).toString()).toBe('3456');
      expect((await buffer(await storage.get('note', { start: 9, end: 9 }))).toString()).toBe('9');
    });

    test('says nothing it was not given', async () => {
      const storage = await open();
      await storage.put('note', Buffer.alloc(0), PLAIN);
      expect(await storage.find('note')).toMatchObject({ size: 0, ...PLAIN });
      expect(await textOf(storage, 'note')).toBe('');
    });

    test('is replaced by a later one of the same key', async () => {
      const storage = await open();
      await storage.put('note', Buffer.from('first'), { ...PLAIN, contentEncoding: 'gzip' });
      await storage.put('note', Buffer.from('second one'), PLAIN);
      expect(await textOf(storage, 'note')).toBe('second one');
      expect(await storage.find('note')).toMatchObject({ size: 10, contentEncoding: null });
    });

    test('is whole when two write it at once', async () => {
      const storage = await open();
      const [ebb, flood] = [Buffer.alloc(MIB, 'e'), Buffer.alloc(2 * MIB, 'f')];
      await Promise.all([storage.put('note', ebb, PLAIN), storage.put('note', flood, PLAIN)]);
      const stored = await buffer(await storage.get('note'));
      expect(stored.equals(ebb) || stored.equals(flood)).toBe(true);
    });

    test.each(['ein Brief an Öre.txt', 'a+b & c=d%20?#.csv', '寄付/三月.xlsx', "it's (1)!*~.txt"])(
      'may be called %s',
      async (key) => {
        const storage = await open();
        await storage.put(key, Buffer.from(key), PLAIN);
        expect(await textOf(storage, key)).toBe(key);
        expect(await keysOf(storage, '')).toEqual([key]);
      },
    );

    test('is gone once deleted, and deleting it again is no fault', async () => {
      const storage = await open();
      await storage.put('note', Buffer.from('x'), PLAIN);
      await storage.delete('note');
      await storage.delete('note');
      expect(await storage.find('note')).toBeNull();
      expect(await keysOf(storage, '')).toEqual([]);
    });

    test('that is not there is not found, and cannot be read', async () => {
      const storage = await open();
      await storage.put('a/b', Buffer.from('x'), PLAIN);
      for (const key of ['nothing', 'a', 'a/b/c']) {
        expect(await storage.find(key)).toBeNull();
        await expect(storage.get(key)).rejects.toMatchObject({ trouble: 'missing' });
      }
    });
  });
}
