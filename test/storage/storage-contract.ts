import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ListedObject, ObjectHeaders, ObjectStorage } from '../../src/storage/object-storage.js';

const MIB = 1024 * 1024;
const PLAIN: ObjectHeaders = { contentType: 'text/plain', contentEncoding: null, cacheControl: null, sha256: null };

/** What every storage promises. `open` gives one that is empty. */
export function itStoresObjects(open: () => Promise<ObjectStorage>): void {
  describe('an object', () => {
    test('comes back as it was stored, with its headers', async () => {
      const storage = await open();
      const sha256 = createHash('sha256').update('ebb').digest('hex');
      const headers: ObjectHeaders = { contentType: 'text/css; charset=utf-8', contentEncoding: 'br', cacheControl: 'public, max-age=60', sha256 };
      await storage.put('assets/site.css', Buffer.from('ebb'), headers);
      expect(await textOf(storage, 'assets/site.css')).toBe('ebb');
      expect(await storage.find('assets/site.css')).toEqual({ key: 'assets/site.css', size: 3, modifiedAt: expect.any(Date), ...headers });
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

    test.each(['ein Brief an Öre.txt', 'a+b & c=d%20?#.csv', '寄付/三月.xlsx', "it's (1)!*~.txt"])('may be called %s', async (key) => {
      const storage = await open();
      await storage.put(key, Buffer.from(key), PLAIN);
      expect(await textOf(storage, key)).toBe(key);
      expect(await keysOf(storage, '')).toEqual([key]);
    });

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

  describe('a stream', () => {
    test.each([0, 5, 20 * MIB + 7])('of %d bytes that nobody counted arrives whole', async (size) => {
      const storage = await open();
      const sent = Buffer.alloc(size, 'the tide ');
      await storage.put('imports/list.csv', Readable.from(piecesOf(sent)), PLAIN);
      const stored = await buffer(await storage.get('imports/list.csv'));
      expect(stored.equals(sent)).toBe(true);
      expect(await storage.find('imports/list.csv')).toMatchObject({ size, contentType: 'text/plain' });
    });

    test.each([1, 12])('that breaks after %d MiB leaves what was there before', async (size) => {
      const storage = await open();
      await storage.put('imports/list.csv', Buffer.from('before'), PLAIN);
      const broken = Object.assign(new Error('the sender went away'), { code: 'ECONNRESET' });
      await expect(storage.put('imports/list.csv', Readable.from(piecesOf(Buffer.alloc(size * MIB), broken)), PLAIN)).rejects.toBe(broken);
      expect(await textOf(storage, 'imports/list.csv')).toBe('before');
      expect(await keysOf(storage, '')).toEqual(['imports/list.csv']);
    });
  });

  describe('a list', () => {
    test('has all keys that begin so, in order, however many', async () => {
      const storage = await open();
      const keys = ['b/2', 'a', 'b/10', 'b/c/1', 'bc', ...Array.from({ length: 12 }, (_, at) => `d/${at + 10}`)];
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

  const bad = ['', '/', '/etc/passwd', '../up', 'a/../../up', 'a/./b', 'a//b', 'a/', '.headers/a', 'a\\..\\b', 'a\0b', 'a\nb', 'x'.repeat(201)];
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

async function textOf(storage: ObjectStorage, key: string): Promise<string> {
  return (await buffer(await storage.get(key))).toString();
}

async function keysOf(storage: ObjectStorage, prefix: string): Promise<string[]> {
  return (await listOf(storage, prefix)).map(({ key }) => key);
}

async function listOf(storage: ObjectStorage, prefix: string): Promise<ListedObject[]> {
  const listed: ListedObject[] = [];
  for await (const object of storage.list(prefix)) listed.push(object);
  return listed;
}

function* piecesOf(bytes: Buffer, fault?: Error): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += MIB) yield bytes.subarray(at, at + MIB);
  if (fault) throw fault;
}
